import pytest
from django.test import Client


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    """A media folder of this test alone."""
    settings.MEDIA_ROOT = tmp_path / "media"
    settings.MEDIA_ROOT.mkdir()


@pytest.fixture
def sign_in(town):
    """A browser of one of the cast, warm: what a session writes once a minute is written."""

    def signed_in(name):
        client = Client()
        client.force_login(getattr(town.people, name))
        client.get("/messages/")
        return client

    return signed_in
