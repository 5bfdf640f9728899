"""Where an officer is signed in: his sessions, in words."""

from dataclasses import dataclass
from datetime import UTC, datetime

from django.conf import settings
from django.contrib.auth import SESSION_KEY

from common.crypto import blind_index
from grids.devices import device_words
from grids.middleware import ADDRESS, AGENT, SEEN_AT, SIGNED_IN_AT
from grids.models import Session


@dataclass(frozen=True)
class OpenSession:
    """`reference` names it on a page: the key itself would open it."""

    key: str
    reference: str
    device: str
    address: str
    begun_at: datetime
    seen_at: datetime
    is_this: bool


def open_sessions(officer, this, at):
    """The sessions in which the officer is signed in, the one that asks (`this`, its key) first. One query."""
    rows = Session.objects.filter(officer=officer, expire_date__gt=at)
    found = [opened(row.session_key, row.get_decoded(), this) for row in rows]
    alive = [one for one in found if one and at - one.seen_at < settings.SESSION_IDLE]
    return sorted(alive, key=lambda one: (not one.is_this, -one.seen_at.timestamp()))


def opened(key, data, this):
    if SESSION_KEY not in data:
        return None
    return OpenSession(
        key=key,
        reference=blind_index(f"session:{key}").hex(),
        device=device_words(data.get(AGENT, "")),
        address=data.get(ADDRESS, ""),
        begun_at=datetime.fromtimestamp(data.get(SIGNED_IN_AT, 0), UTC),
        seen_at=datetime.fromtimestamp(data.get(SEEN_AT, 0), UTC),
        is_this=key == this,
    )
