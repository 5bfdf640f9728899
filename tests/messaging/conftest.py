"""A topic whose effects are messages, and a reader to count them with."""

import pytest
from django.utils.timezone import now

from grids.models import Officer
from messaging import registry
from messaging.inbox import tell
from tests.messaging.providers import mail_server_on_loopback, provider_on_loopback


@pytest.fixture
def reader(db):
    return Officer.objects.create_user("reader", name="Zhang Wei")


@pytest.fixture
def topics(monkeypatch):
    """The registry of this test alone."""
    monkeypatch.setattr(registry, "_handlers", {})
    return registry


@pytest.fixture
def telling(topics, reader):
    """The topic "told": its handler leaves the reader one message per key."""

    def handle(payload, *, key):
        tell([reader.pk], title=payload["title"], key=key, at=now())

    topics.register("told", handle)
    return "told"


@pytest.fixture
def provider(settings):
    """A provider on loopback that the machine's own list of hosts lets us speak to."""
    with provider_on_loopback() as provider:
        settings.PRIVATE_HOSTS |= {provider.host}
        settings.SEND_SECONDS = 0.4
        yield provider


@pytest.fixture
def mail(settings):
    with mail_server_on_loopback() as mail:
        settings.PRIVATE_HOSTS |= {f"{mail.host}:{mail.port}"}
        settings.SEND_SECONDS = 0.4
        yield mail
