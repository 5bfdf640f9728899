"""What the database refuses of notices for some, of their readings, and of a place's name and look."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from grids.models import Audience, Brand, Notice, NoticeDay, levels_of
from tests.grids.world import AT, DAY

pytestmark = pytest.mark.django_db


def a_notice(ground, **facts):
    known = {"title": "停水", "words": "明天停水", "starts_on": DAY, "ends_on": DAY + timedelta(days=2)}
    return Notice.objects.create(written_at=AT, **levels_of(ground.here.street) | known | facts)


def an_audience(ground, **facts):
    known = {"code": "jobs", "name": "求职", "name_en": "looking for work"}
    return Audience.objects.create(region=ground.district, **known | facts)


def a_brand(ground, **facts):
    known = {"name": "贤治格", "name_en": "Worthy grids", "colour": "#0b57a8", "version": "a1"}
    return Brand.objects.create(region=ground.district, changed_at=AT, **known | facts)


def twice(make, ground, **facts):
    make(ground, **facts)
    make(ground, **facts)


def a_day(ground, reads=1, times=1):
    notice = a_notice(ground)
    for _time in range(times):
        NoticeDay.objects.create(notice=notice, day=DAY, reads=reads)


BROKEN = {
    "notice_is_for_residents_or_for_roles": lambda g: a_notice(g, roles=["worker"]),
    "notice_ages_are_the_right_way_round": lambda g: a_notice(g, from_age=7, to_age=6),
    "one_audience_per_region_and_code": lambda g: twice(an_audience, g),
    "audience_has_a_name": lambda g: an_audience(g, name_en=""),
    "audience_code_is_a_word": lambda g: an_audience(g, code="Jobs.elders"),
    "one_row_of_readings_per_notice_and_day": lambda g: a_day(g, times=2),
    "a_day_without_readings_has_no_row": lambda g: a_day(g, reads=0),
    "brand_has_a_name": lambda g: a_brand(g, name=""),
    "brand_colour_is_six_digits": lambda g: a_brand(g, colour="red"),
    "brand_has_a_version": lambda g: a_brand(g, version=""),
}


@pytest.mark.parametrize("name", BROKEN)
def test_the_database_refuses(ground, name):
    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        BROKEN[name](ground)


@pytest.mark.parametrize(
    "facts", [{}, {"roles": ["worker"], "labels": ["jobs"]}, {"roles": ["worker"], "from_age": 6}], ids=str
)
def test_what_is_for_staff_names_roles_and_no_residents(ground, facts):
    with pytest.raises(IntegrityError, match="notice_is_for_residents_or_for_roles"), transaction.atomic():
        a_notice(ground, readers="staff", **facts)
