"""The demo, loaded once for this file as `make run` loads it, and looked at."""

from collections import Counter
from datetime import timedelta

import pytest
from django.core.management import call_command
from django.db import connection
from django.test import override_settings
from django.urls import reverse
from django.utils import timezone

from cases.enums import Action, Alert, Source, State
from cases.models import Case, CaseEvent, CaseFile, Rating, Reporter
from files.models import File
from governance.demo import material
from governance.demo.cast import Cast
from governance.demo.courses import STRANDS
from governance.demo.deeds import Deeds
from governance.demo.people import ACCOUNTS, PASSWORD, Crowd
from governance.demo.tale import tales
from grids.actor import Actor
from grids.enums import Tier
from grids.models import Grid, Officer
from messaging.models import Outbox

pytestmark = [
    pytest.mark.slow,
    pytest.mark.django_db,
    pytest.mark.timeout(900),  # the demo itself, where the machine is busy
]


@pytest.fixture(scope="module")
def demo(tidy, django_db_blocker, database_owner, tmp_path_factory):
    """The demo as the command loads it, in the database for all tests of this file."""
    with django_db_blocker.unblock(), override_settings(MEDIA_ROOT=tmp_path_factory.mktemp("media")):
        call_command("load_locality", "xinan-road", demo=True)
        yield
        connection.close()
        database_owner.flush()


def test_about_three_hundred_cases_stand_in_every_state(demo):
    states = Counter(Case.objects.values_list("state", flat=True))

    assert sum(states.values()) == sum(strand.count for strand in STRANDS) == 300
    assert all(states[state] >= 5 for state in State)


def test_the_cases_came_in_the_last_sixty_days_and_are_told_in_order(demo):
    now = timezone.now()
    reported = Case.objects.order_by("reported_at").values_list("reported_at", flat=True)

    assert now - timedelta(days=61) < reported.first() < now - timedelta(days=50)
    assert now - timedelta(days=1) < reported.last() < now
    assert not CaseEvent.objects.filter(at__gt=now).exists()


def test_everything_that_can_happen_to_a_case_has_happened(demo):
    seen = set(CaseEvent.objects.values_list("action", flat=True))

    assert seen == set(Action)
    assert {Source.QR, Source.PATROL, Source.HOTLINE, Source.PROXY, Source.VISIT} <= set(
        Case.objects.values_list("source", flat=True)
    )
    assert set(Rating.objects.values_list("solved", flat=True)) == {True, False}
    assert Reporter.objects.filter(anonymous=True).exists()
    assert Reporter.objects.filter(kind="caller").exists()


def test_some_are_due_soon_and_some_are_overdue(demo):
    alerts = Counter(Case.objects.still_open().values_list("alert", flat=True))

    assert alerts[Alert.RED] >= 5
    assert alerts[Alert.NONE] + alerts[Alert.REMINDED] + alerts[Alert.YELLOW] > alerts[Alert.RED]


def test_photos_are_redrawn(demo):
    assert CaseFile.objects.filter(case__isnull=False).count() > 30
    assert set(File.objects.values_list("state", flat=True)) == {"ready"}


def test_old_news_is_settled_and_fresh_news_waits_for_the_relay(demo):
    waiting = Outbox.objects.filter(done_at=None)

    assert 0 < waiting.count() < Outbox.objects.count() / 2
    assert not waiting.filter(parked_at__isnull=False).exists()


def test_the_chains_hold_and_replay_through_the_table(demo):
    call_command("verify_events", verbosity=0)


def test_the_trees_hold(demo):
    call_command("verify_trees", verbosity=0)


@pytest.mark.parametrize("username", ACCOUNTS)
def test_every_account_signs_in(demo, client, username):
    page = client.post(reverse("grids:sign_in"), {"username": username, "password": PASSWORD})

    assert page.status_code == 302
    assert client.session["_auth_user_id"] == str(Officer.objects.get(username=username).pk)


@pytest.mark.parametrize("username", ["desk", "leader", "worker", "handler", "reviewer", "district"])
def test_every_account_has_open_cases_to_see(demo, username):
    scope = Actor.of(Officer.objects.get(username=username)).scope

    assert Case.objects.visible_to(scope).still_open().exists()


def test_the_handler_is_given_cases_at_any_hour_of_a_week(demo):
    words = material.read("xinan-road")
    cast = Cast(Grid.objects.get(tier=Tier.STREET), words)
    strand = next(strand for strand in STRANDS if strand.to_handler)
    hours = [timezone.now() - timedelta(hours=hour) for hour in range(7 * 24)]
    told = [tale for hour in hours for tale in tales([strand], cast, Crowd(words), now=hour)]

    assert len(told) == strand.count * len(hours)
    assert {Deeds(cast).target(tale)[1].officer.username for tale in told} == {"handler"}


def test_a_second_load_changes_nothing(demo, capsys):
    call_command("load_locality", "xinan-road", demo=True)

    assert "already loaded" in capsys.readouterr().out
    assert Case.objects.count() == 300
