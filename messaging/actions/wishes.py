from django.db import transaction

from messaging.models import ContactPoint, Wish


@transaction.atomic
def wish(officer, *, order, points, quiet_from, quiet_until, digest_at, at):
    """Keep how the officer wants to be reached. `points` {kind: address}: an empty one is forgotten.

    An address that stays the same keeps its date, so that what was sent to it can still be asked after.
    """
    known = {point.kind: point for point in ContactPoint.objects.select_for_update().filter(officer=officer)}
    for kind, value in points.items():
        point = known.get(kind)
        if not value and point:
            point.delete()
        elif value and (point is None or point.value != value):
            point = point or ContactPoint(officer=officer, kind=kind)
            point.value, point.changed_at = value, at
            point.save()
    Wish.objects.update_or_create(
        officer=officer,
        defaults={
            "order": order,
            "quiet_from": quiet_from,
            "quiet_until": quiet_until,
            "digest_at": digest_at,
            "changed_at": at,
        },
    )
