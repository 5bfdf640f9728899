from django.db import transaction

from grids.models import DoorCard


@transaction.atomic
def show_at_doors(officer, *, phone="", full_name=False, at):
    """What somebody shows of himself at the doors of his grids: his own choice, for his own account (S0-19).

    An empty phone hides it. Returns the DoorCard.
    """
    facts = {"phone": phone, "shows_full_name": full_name, "changed_at": at}
    return DoorCard.objects.update_or_create(officer=officer, defaults=facts)[0]
