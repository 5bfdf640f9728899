"""The front page of a street, what is tried there, the former networks, and what is said of departments."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.utils import translation
from django.utils.timezone import get_current_timezone, localdate, now

from common.errors import Refused
from grids.actions.evaluations import evaluate
from grids.actions.networks import take_over
from grids.actions.pilots import end_pilot, start_pilot
from grids.actions.redraw.decide import decide
from grids.actions.resettle import followers
from grids.actor import Actor
from grids.enums import RedrawKind
from grids.models import Evaluation, NetworkGrid, Pilot, Policy
from grids.quarters import named, quarter_of, quarters_until
from tests.grids import world

pytestmark = pytest.mark.django_db
TRIED = {
    "kind": "commercial",
    "title": "电梯𠮷加装",
    "aim": "看老人出门难不难",
    "starts_on": date(2026, 5, 4),
}
RESULT = {"result": "三个单元装好，老人下楼多了。", "grade": "spread", "ends_on": "2026-11-20"}
MARKS = {"response": 4, "quality": 5, "cooperation": 3}


@pytest.fixture
def clock():
    return {"by": Actor.clock(), "at": now()}


@pytest.fixture
def as_worker(client, town):
    client.force_login(town.people.worker)
    return client


@pytest.fixture
def as_admin(client, town):
    client.force_login(town.people.admin)
    return client


@pytest.fixture
def as_chief(client, town):
    client.force_login(town.people.district)  # leads the whole district
    return client


def shown(client, path):
    return " ".join(client.get(path).content.decode().split())


def test_the_front_page_shows_network_team_rules_and_pilots(as_admin, town, clock):
    street = town.here.street
    Policy.objects.create(region=street.region, title="养犬管理规定", words="牵绳、登记。")
    Policy.objects.create(region=street.region, title="旧规定", words="已废止", ended_on=localdate())
    start_pilot(town.here.micro, facts=TRIED, **clock)

    page = shown(as_admin, f"/ground/{street.code}/ones/")

    assert "<dt>微网格</dt><dd>5</dd>" in page
    assert "养犬管理规定" in page
    assert "旧规定" not in page
    assert "电梯𠮷加装" in page


def test_only_a_street_has_a_front_page(as_admin, town):
    assert as_admin.get(f"/ground/{town.here.general.code}/ones/").status_code == 404


@pytest.mark.parametrize("rows", [1, 3])
def test_the_front_page_asks_the_same_however_much_there_is(
    as_admin, town, clock, rows, django_assert_num_queries
):
    for number in range(rows):
        start_pilot(town.here.micro, facts=TRIED | {"title": f"试点{number}"}, **clock)
        Policy.objects.create(region=town.here.street.region, title=f"规定{number}", words="…")
    as_admin.get("/ground/")

    with django_assert_num_queries(14):
        as_admin.get(f"/ground/{town.here.street.code}/ones/")


def test_a_worker_starts_a_pilot_and_says_at_its_end_what_came_of_it(as_worker, town):
    started = as_worker.post(f"/ground/{town.here.micro.code}/pilots/", TRIED)
    pilot = Pilot.objects.get()
    refused = as_worker.post(started["Location"], RESULT | {"ends_on": "2026-05-03"})
    ended = as_worker.post(started["Location"], RESULT)
    again = as_worker.post(started["Location"], RESULT | {"result": "别的"})

    pilot.refresh_from_db()
    assert (refused.status_code, ended.status_code, again.status_code) == (422, 302, 302)
    assert "三个单元装好" in refused.content.decode()  # what was typed is still there
    assert (pilot.grade, pilot.graded_by, pilot.result) == ("spread", town.people.worker, RESULT["result"])


def test_a_pilot_that_has_ended_is_not_ended_again(town, clock):
    pilot = start_pilot(town.here.micro, facts=TRIED, **clock)
    said = {"ends_on": date(2026, 11, 20), "result": "好", "grade": "kept"}
    end_pilot(pilot, **said, **clock)

    with pytest.raises(Refused):
        end_pilot(pilot, **said, **clock)


def test_a_pilot_goes_along_with_its_grid_until_it_ends(town, clock):
    assert Pilot.goes_along
    assert Pilot in followers()


def test_a_department_finds_its_former_grids_under_those_of_today(as_admin, town, clock):
    path = f"/ground/{town.here.micro.code}/networks/"
    as_admin.post(path, {"network": "law", "code": "ZF-07", "name": "综治第七网格"})
    as_admin.post(path, {"network": "law", "code": "ZF-07", "name": "综治七格"})  # said again: a better name
    take_over(town.here.micro3, network="city", code="CG-1", name="城管一格", **clock)
    street = f"/ground/{town.here.street.code}/networks/"

    assert {"综治七格", "城管一格"} <= {row.name for row in NetworkGrid.objects.all()}
    assert "综治七格" in shown(as_admin, street)
    assert "城管一格" not in shown(as_admin, street + "?network=law")
    as_admin.post(path, {"remove": "law:ZF-07"})
    assert not NetworkGrid.objects.filter(network="law").exists()


def test_two_grids_that_took_over_the_same_one_are_joined(town, clock):
    for grid in (town.here.micro, town.here.micro2):
        take_over(grid, network="law", code="ZF-07", name="综治第七网格", **clock)
    facts = {"with": [town.here.micro2.code]}

    decide(RedrawKind.MERGE, town.here.micro, facts=facts, effective_on=localdate(), reason="合并", **clock)

    assert set(NetworkGrid.objects.values_list("grid", flat=True)) == {town.here.micro.pk}


def test_who_does_not_administer_the_ground_changes_no_network(as_worker, town):
    path = f"/ground/{town.here.micro.code}/networks/"

    assert as_worker.post(path, {"network": "law", "code": "1", "name": "一"}).status_code == 403
    assert as_worker.get(path).status_code == 200


@pytest.mark.parametrize("rows", [1, 3])
def test_the_networks_ask_the_same_however_many_there_are(
    as_admin, town, clock, rows, django_assert_num_queries
):
    for number in range(rows):
        take_over(town.here.micro, network="law", code=f"Z{number}", name="综治", **clock)
    as_admin.get("/ground/")

    with django_assert_num_queries(6):
        as_admin.get(f"/ground/{town.here.street.code}/networks/")


def test_a_street_says_once_a_quarter_how_a_department_does(as_chief, town):
    path = f"/ground/{town.here.street.code}/evaluations/"
    said = {
        "department": town.lighting.code,
        "quarter": quarter_of(localdate()).isoformat(),
        "words": "叫得应",
    }

    assert as_chief.post(path, said | MARKS).status_code == 302
    assert as_chief.post(path, said | MARKS | {"quality": 3}).status_code == 302
    assert as_chief.post(path, said | MARKS | {"quality": 9}).status_code == 422

    assert Evaluation.objects.get().quality == 3
    assert "<b>3.3</b>" in shown(as_chief, path)


def test_who_works_in_a_grid_evaluates_nobody(as_worker, town):
    assert as_worker.get(f"/ground/{town.here.street.code}/evaluations/").status_code == 404


def test_a_quarter_to_come_and_a_department_from_elsewhere_are_refused(town):
    far = world.department(town.ground.far_district, "roads")
    facts = {"marks": MARKS, "words": "", "by": Actor.clock(), "at": now()}

    with pytest.raises(Refused):
        evaluate(far, town.here.street, quarter=quarter_of(localdate()), **facts)
    with pytest.raises(Refused):
        evaluate(town.lighting, town.here.street, quarter=localdate() + timedelta(days=200), **facts)
    with pytest.raises(Refused):
        evaluate(town.lighting, town.here.micro, quarter=quarter_of(localdate()), **facts)


def test_a_quarter_begins_at_midnight_here(town):
    facts = {"quarter": date(2026, 10, 1), "marks": MARKS, "words": "", "by": Actor.clock()}
    midnight = datetime(2026, 10, 1, tzinfo=get_current_timezone()).astimezone(UTC)

    with pytest.raises(Refused):
        evaluate(town.lighting, town.here.street, **facts, at=midnight - timedelta(minutes=1))
    assert evaluate(town.lighting, town.here.street, **facts, at=midnight).pk


def test_quarters_are_counted_back_over_the_year():
    with translation.override("en"):
        found = [named(quarter) for quarter in quarters_until(date(2026, 5, 9), 3)]

    assert found == ["2026, quarter 2", "2026, quarter 1", "2025, quarter 4"]
