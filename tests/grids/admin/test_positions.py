"""The titles of a place in the configuration."""

import pytest
from django.test import Client
from django.urls import reverse

from grids.enums import Role
from grids.models import Position
from tests.grids.staffing import position
from tests.grids.world import officer, post

pytestmark = pytest.mark.django_db


@pytest.fixture
def office(ground):
    """A client signed in as who configures the near district."""
    who = post(ground.district, Role.ADMINISTRATOR, who=officer("root", is_staff=True)).officer
    client = Client()
    client.force_login(who)
    return client


def test_words_and_numbers_are_changed_and_what_it_may_do_is_not(ground, office):
    title = position(ground.here.street.region)
    facts = {
        "name": "贤长",
        "name_en": "worthy leader",
        "publicity_days": 7,
        "publicity_unit": "WD",
        "order": 1,
    }

    answer = office.post(
        reverse("admin:grids_position_change", args=[title.pk]),
        facts | {"norm": 2, "role": "administrator", "stands_on": "street"},
    )

    assert answer.status_code == 302
    changed = Position.objects.get(pk=title.pk)
    assert (changed.name, changed.norm, changed.publicity_days) == ("贤长", 2, 7)
    assert (changed.role, changed.stands_on) == ("worker", ["micro"])


def test_the_titles_of_another_district_are_not_there(ground, office):
    far = position(ground.far.street.region)

    assert office.get(reverse("admin:grids_position_change", args=[far.pk])).status_code == 404
    assert far.name not in office.get(reverse("admin:grids_position_changelist")).content.decode()
