"""三权分立: whether somebody would hold two of the three administrators. The database looks again (migration 0020)."""

from django.db.models import Q
from django.utils.translation import gettext as _

from common.errors import Refused
from grids.models import Post
from grids.roles import ADMINISTRATORS


def refuse_second_of_three(officers, role, *, starts_on, ends_on=None, but=None):
    """Refuse a role to people of whom one holds, or stands in for, another of the three at the same time."""
    if role not in ADMINISTRATORS:
        return
    people = [officer for officer in officers if officer]
    others = Post.objects.filter(
        Q(officer__in=people) | Q(deputy__in=people), role__in=ADMINISTRATORS - {role}
    )
    at_once = Q(ends_on=None) | Q(ends_on__gt=starts_on)
    if ends_on is not None:
        at_once &= Q(starts_on__lt=ends_on)
    if others.filter(at_once).exclude(pk=but and but.pk).exists():
        raise Refused(
            _("One person is only one of the three: system, security or audit administrator."),
            code="one_hand",
        )
