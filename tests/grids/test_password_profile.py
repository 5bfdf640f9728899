"""PASSWORD_PROFILE=dengbao3: signs of three kinds, none of the last five, a new one every ninety days (等保三级)."""

from datetime import timedelta

import pytest
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.timezone import now

from governance.password_profiles import PROFILES
from grids.actions.accounts import change_password
from grids.actor import Actor
from grids.enums import Role
from grids.models import Officer, PastPassword
from tests.grids.world import DAY, officer, post

pytestmark = pytest.mark.django_db
FIRST = "Heron-by-the-Weir-0"


@pytest.fixture
def dengbao3(settings):
    settings.AUTH_PASSWORD_VALIDATORS, settings.PASSWORD_AGE = PROFILES["dengbao3"]


@pytest.fixture
def worker(ground):
    return post(ground.here.micro, Role.WORKER, who=officer("li", password=FIRST)).officer


def change(who, password, at=None):
    validate_password(password, who)
    return change_password(who, password=password, by=Actor.of(who, DAY), at=at or now())


@pytest.mark.parametrize(
    ("password", "good"),
    [
        ("seven quiet herons", False),
        ("sevenquietherons7", False),
        ("Seven quiet herons", True),
        ("seven quiet 7 herons", True),
        ("Sevenquietherons7", True),
        ("安静的苍鹭 Seven", True),
    ],
)
def test_three_kinds_of_signs_are_asked(dengbao3, worker, password, good):
    if good:
        return validate_password(password, worker)
    with pytest.raises(ValidationError):
        validate_password(password, worker)


def test_by_the_other_profile_length_is_enough(worker):
    validate_password("seven quiet herons", worker)


def test_none_of_the_last_five_is_taken_again(dengbao3, worker):
    start = now() - timedelta(days=9)
    for number in range(1, 6):
        worker = change(worker, f"Heron-by-the-Weir-{number}", at=start + timedelta(hours=number))

    for number in range(1, 6):
        with pytest.raises(ValidationError):
            change(worker, f"Heron-by-the-Weir-{number}")
    assert change(worker, FIRST)


def test_no_past_password_is_readable(dengbao3, worker):
    change(worker, "Heron-by-the-Weir-1")

    assert [
        row.password.startswith("argon2") or "$" in row.password for row in PastPassword.objects.all()
    ] == [True]
    assert "Heron" not in str(list(PastPassword.objects.values_list()))


def come_in(client, name, password):
    return client.post(reverse("grids:sign_in"), {"username": name, "password": password})


@pytest.mark.parametrize(("days", "over"), [(89, False), (90, True)])
def test_after_ninety_days_nothing_opens_before_a_new_one_is_set(
    dengbao3, settings, worker, client, days, over
):
    settings.SECOND_FACTOR = "offered"
    PastPassword.objects.create(officer=worker, password="x", set_at=now() - timedelta(days=days))

    come_in(client, "li", FIRST)
    answer = client.get(reverse("grids:account"))

    assert (answer.status_code == 302 and answer["Location"] == reverse("grids:password")) is over
    assert client.get(reverse("grids:password")).status_code == 200


def test_once_it_is_set_everything_opens(dengbao3, settings, worker, client):
    settings.SECOND_FACTOR = "offered"
    Officer.objects.filter(pk=worker.pk).update(joined_at=now() - timedelta(days=400))
    come_in(client, "li", FIRST)
    said = {"password": FIRST, "new_password": "Heron-by-the-Weir-1", "again": "Heron-by-the-Weir-1"}

    client.post(reverse("grids:password"), said)

    assert client.get(reverse("grids:account")).status_code == 200


def test_by_the_other_profile_a_password_grows_as_old_as_it_likes(settings, worker, client):
    settings.SECOND_FACTOR = "offered"
    Officer.objects.filter(pk=worker.pk).update(joined_at=now() - timedelta(days=4000))

    come_in(client, "li", FIRST)

    assert client.get(reverse("grids:account")).status_code == 200
