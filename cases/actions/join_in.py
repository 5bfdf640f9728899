"""「我也关注」: a neighbour joins a matter that is open at his door. No new case, no event, nothing of him is kept."""

from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from cases.open_here import is_public, public_at, public_near
from common.crypto import blind_index
from common.errors import Refused
from grids.models import Echo


@transaction.atomic
def join_in(code, matter, *, device, at):
    """One more who says "I too" of a matter at this code; once a device. True where it is new (frontend.md F1).

    Of `device`, its mark, only a keyed hash is kept. Refused for a matter that is not shown here, or nearby, any more.
    """
    case = public_at(code).filter(uuid=matter).first() or public_near(code, at=at).filter(uuid=matter).first()
    if case is None or not is_public(case.category):
        raise Refused(_("This matter is not open here any more. Thank you for looking."))
    facts = {"subject": case.uuid, "device": blind_index(device)}
    return Echo.objects.get_or_create(**facts, defaults={"code": code, "said_on": localdate(at)})[1]
