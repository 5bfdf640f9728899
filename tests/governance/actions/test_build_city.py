"""A small made city: its trees and chains are whole, and the database's law stands as before."""

from datetime import UTC, datetime, timedelta

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.db.models import Count, F

from cases.enums import ENDS
from cases.models import Case, Clock, Reporter
from cases.models.number import next_number
from cases.verification import damages
from governance.city.days import days
from governance.city.ground import Surveyor
from governance.city.scale import SCALES
from grids.models import Grid, Place

pytestmark = [pytest.mark.slow]
UNTIL = datetime(2026, 11, 20, 8, tzinfo=UTC)
LAW = """
select 'index', split_part(indexdef, ' WHERE ', 1) from pg_indexes where schemaname = 'public'
union all select conrelid::regclass::text, conname || pg_get_constraintdef(oid) from pg_constraint
union all select tgrelid::regclass::text, pg_get_triggerdef(oid) || tgenabled::text from pg_trigger
    where not tgisinternal
order by 1, 2
"""


def law():
    with connection.cursor() as cursor:
        cursor.execute(LAW)
        return cursor.fetchall()


@pytest.fixture
def built(transactional_db, capsys):
    before = law()
    call_command("build_city", scale="street", cases=400, processes=1, until=UNTIL.isoformat())
    return before


def test_a_made_city_is_whole_and_under_the_same_law(built):
    assert law() == built
    assert list(damages()) == []
    call_command("verify_trees")


def test_most_of_its_cases_are_over_and_the_open_ones_have_their_clocks(built):
    cases = Case.objects.all()
    still_open = cases.still_open()

    assert cases.count() == 400
    assert 0 < still_open.count() < 200
    assert not Clock.objects.exclude(case__in=still_open).exists()
    assert not still_open.exclude(clocks__kind="total").exists()
    assert Reporter.objects.exclude(phone_index=b"").first().phone.startswith("154")
    assert not cases.filter(state__in=ENDS, due_at__isnull=False).exists()


def test_each_general_grid_has_its_station_and_each_micro_grid_its_shops_within_their_borders(built):
    tiers = dict(Grid.objects.order_by().values_list("tier").annotate(Count("pk")))
    stations, shops = Place.objects.filter(kind="station"), Place.objects.exclude(kind="station")

    assert stations.count() == stations.order_by().values("grid").distinct().count() == tiers["general"]
    assert shops.count() == 3 * tiers["micro"]
    assert not Place.objects.exclude(grid__boundary__covers=F("point")).exists()


def test_numbers_go_on_after_the_last_one_and_keys_after_the_highest(built):
    last = Case.objects.filter(number__startswith="20261120").order_by("number").last()

    number, _at = next_number("510104", at=UNTIL)

    assert int(number) == int(last.number) + 1


def test_a_city_is_built_in_an_empty_place_alone(built):
    with pytest.raises(CommandError, match=r"empty|空库"):
        call_command("build_city", scale="street", cases=10, processes=1)


def test_the_same_seed_is_the_same_ground():
    first, again, other = (Surveyor(SCALES["street"], seed=seed, at=UNTIL).lay() for seed in (1, 1, 2))

    assert (first.grids, first.codes) == (again.grids, again.codes)
    assert first.codes != other.codes


def test_the_days_hold_all_cases_and_end_with_the_moment():
    found = days(1_000, 100, UNTIL)

    assert sum(day.number for day in found) == 1_000
    assert [day.first for day in found[:2]] == [1, 1 + found[0].number]
    assert found[-1].begins + timedelta(seconds=found[-1].seconds) == UNTIL
