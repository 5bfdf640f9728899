from datetime import datetime, timedelta
from uuid import uuid4

from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext_noop

from grids.actions.record_account import record
from grids.actor import Actor
from grids.enums import AccountEventKind, OfficerKind
from grids.models import AccountEvent, Officer
from grids.superiors import superiors_of
from messaging import outbox
from messaging.inbox import tell

ASKED = "account.asked"
ONCE_IN = timedelta(hours=1)


@transaction.atomic
def ask_superior(username, *, at, address=None):
    """Somebody who cannot sign in asks for help. Says nothing, and does the same for a name that does not exist."""
    people = Officer.objects.filter(username=username, is_active=True, kind=OfficerKind.PERSON)
    officer = people.values_list("uuid", flat=True).first()
    payload = {"officer": officer, "at": at.isoformat(), "address": address}
    outbox.write(ASKED, key=uuid4(), payload=payload)


def tell_superiors(payload, *, key):
    """The superiors of who asked get a message, once an hour at most; it is put on record. For the outbox."""
    officer = Officer.objects.filter(uuid=payload["officer"], is_active=True).first()
    at = datetime.fromisoformat(payload["at"])
    if officer is None or asked_lately(officer, at):
        return
    record(officer, AccountEventKind.ASKED, by=Actor.reporter(), at=at, address=payload["address"])
    tell(
        [superior.pk for superior in superiors_of(officer, localdate(at))],
        title=gettext_noop("%(name)s cannot sign in and asks you for help"),
        body=gettext_noop("Make sure in person or by phone that it is them, then open this."),
        params={"name": officer.name},
        url=f"/people/{officer.uuid}/",
        key=f"asked:{key}",
        at=at,
    )


def asked_lately(officer, at):
    Officer.objects.select_for_update().get(pk=officer.pk)
    events = AccountEvent.objects.filter(officer=officer, kind=AccountEventKind.ASKED)
    return events.filter(at__gt=at - ONCE_IN).exists()
