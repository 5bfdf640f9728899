"""The words by which a district says whom a notice is for, in the configuration."""

import pytest
from django.test import Client
from django.urls import reverse

from grids.actions.audiences import adopt_audiences
from grids.enums import Role
from grids.models import Audience
from tests.grids.world import officer, post

pytestmark = pytest.mark.django_db


@pytest.fixture
def office(ground):
    who = post(ground.district, Role.ADMINISTRATOR, who=officer("root", is_staff=True)).officer
    client = Client()
    client.force_login(who)
    return client


def test_a_word_is_added_and_changed_and_keeps_its_code(ground, office):
    said = {
        "region": ground.district.pk,
        "code": "artists",
        "name": "㐀艺人",
        "name_en": "artists",
        "order": 5,
    }
    assert office.post(reverse("admin:grids_audience_add"), said | {"is_active": "on"}).status_code == 302
    word = Audience.objects.get(code="artists")

    changed = said | {"code": "painters", "name": "画家"}
    answer = office.post(reverse("admin:grids_audience_change", args=[word.pk]), changed)

    assert answer.status_code == 302
    word.refresh_from_db()
    assert (word.code, word.name, word.is_active) == ("artists", "画家", False)
    assert not Audience.objects.at(ground.district).exists()


def test_another_districts_words_are_not_there(ground, office):
    adopt_audiences("liuzu", ground.far_district)
    word = Audience.objects.first()
    said = {"region": ground.far_district.pk, "code": "x", "name": "x", "name_en": "x", "order": 1}

    assert office.get(reverse("admin:grids_audience_change", args=[word.pk])).status_code == 404
    assert office.post(reverse("admin:grids_audience_add"), said).status_code == 200
    assert not Audience.objects.filter(code="x").exists()
