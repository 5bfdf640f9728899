"""A resident's phone: no account, English pages, counters that begin at nothing."""

import uuid
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils.timezone import now

from cases import budgets
from cases.chips import remembered
from cases.models import Case
from tests.files.photos import photo


@pytest.fixture(autouse=True)
def fresh():
    budgets.store.flushdb()
    remembered.forget()


@pytest.fixture(autouse=True)
def own_folder(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def phone_of_a_resident(**facts):
    return Client(headers={"accept-language": "en"}, **facts)


@pytest.fixture
def phone():
    return phone_of_a_resident()


@pytest.fixture
def today():
    """A little while ago: what a reporter may still answer."""
    return now() - timedelta(hours=6)


@pytest.fixture
def send(phone, town):
    """Send the report form of the town's code."""

    def send(*photos, by=phone, key=None, **said):
        data = {"key": key or uuid.uuid4()} | said
        return by.post(f"/q/{town.qr.token}/report/", data | {"photos": list(photos)})

    return send


def jpeg(name="photo.jpg", content=None):
    return SimpleUploadedFile(name, photo((80, 60)) if content is None else content, "image/jpeg")


def the_case():
    return Case.objects.get()
