"""POST /cases/: a report by another system."""

from datetime import datetime
from uuid import uuid4

import pytest
from django.conf import settings
from django.utils.timezone import now

from cases.models import Case, Reporter
from cases.tracking import hash_of
from grids.actions.qr_codes import issue_code, revoke_code
from grids.actor import Actor
from grids.enums import Role
from tests.cases.api.callers import CASES, Caller, ago
from tests.grids import world


def errors(answer):
    assert answer.status_code == 400, answer.content
    return {error["field"] for error in answer.json()["errors"]}


def test_a_report_is_a_case_with_an_address_and_a_secret_link(town, calls):
    answer = calls.desk.report(place={"qr": town.qr.token})

    body = answer.json()
    case = Case.objects.get(number=body["number"])
    assert answer.status_code == 201
    assert answer["Location"] == f"http://testserver{CASES}{case.number}/"
    assert answer["ETag"] == '"3"'
    assert body["tracking_url"].startswith(f"{settings.SITE_URL}/t/")
    assert hash_of(body["tracking_url"].split("/")[-2]) == bytes(case.tracking_hash)
    assert "tracking_url" not in calls.desk.one(case.number).json()


def test_a_report_says_back_what_it_was_told(town, calls):
    found_at = ago(hours=2)
    body = calls.desk.report(
        place={"building": town.building.code, "address": "三单元门口"}, urgency="urgent", found_at=found_at
    ).json()

    assert {name: body[name] for name in ("state", "step", "category", "source", "urgency", "unplaced")} == {
        "state": "reported",
        "step": 3,
        "category": "05007",
        "source": "hotline",
        "urgency": "urgent",
        "unplaced": False,
    }
    assert body["place"]["address"] == "三单元门口"
    assert body["place"]["building"] == town.building.code
    assert datetime.fromisoformat(body["found_at"]) == datetime.fromisoformat(found_at)
    assert body["found_at"].endswith("+08:00")


@pytest.mark.parametrize("spelling", [str.lower, str.upper, lambda token: f"{token[:5]} - {token[5:]}"])
def test_the_place_of_a_door_code_is_the_buildings(town, calls, spelling):
    place = calls.desk.report(place={"qr": spelling(town.qr.token), "grid": "no such"}).json()["place"]

    assert place["building"] == town.building.code
    assert [grid["name"] for grid in place["grid"]["path"]] == ["near街道", "朝阳街", "第一网格", "一号院"]


def test_a_building_is_named_by_its_code_or_its_uuid(town, calls):
    for name in (town.building.code, str(town.building.uuid)):
        place = calls.desk.report(place={"building": name, "grid": "no such"}).json()["place"]
        assert place["building"] == town.building.code


def test_a_grid_of_any_tier_is_a_place(town, calls):
    body = calls.desk.report(place={"grid": town.here.total.code, "lng": 0, "lat": 0}).json()

    assert body["place"]["grid"]["code"] == town.here.total.code
    assert body["owner_grid"] == town.here.total.code
    assert body["unplaced"] is False


@pytest.mark.parametrize(
    ("crs", "lng", "lat"), [("wgs84", 113.3005, 34.8005), ("gcj02", 113.306878, 34.79958)]
)
def test_coordinates_find_the_smallest_grid(town, calls, crs, lng, lat):
    place = calls.desk.report(place={"lng": lng, "lat": lat, "crs": crs}).json()["place"]

    assert place["grid"]["code"] == town.here.micro.code
    assert place["lng"] == pytest.approx(113.3005, abs=1e-4)
    assert place["lat"] == pytest.approx(34.8005, abs=1e-4)


@pytest.mark.parametrize("place", [None, {}, {"address": "桥下"}, {"lng": 113.3105, "lat": 34.8005}])
def test_what_lies_nowhere_known_belongs_to_the_root_of_the_key_and_is_marked(town, calls, place):
    body = calls.desk.report(**({} if place is None else {"place": place})).json()

    assert body["unplaced"] is True
    assert body["owner_grid"] == town.here.street.code
    assert body["place"]["lng"] == (place or {}).get("lng")
    assert calls.desk.one(body["number"]).status_code == 200


def test_the_root_of_a_district_is_the_district(town, calls):
    body = calls.district.report().json()

    case = Case.objects.get(number=body["number"])
    assert (body["place"]["grid"], body["owner_grid"], body["unplaced"]) == (None, None, True)
    assert case.district == town.ground.district
    assert calls.district.one(case.number).status_code == 200


def test_a_whole_city_has_no_root_that_could_answer(town):
    world.post(town.ground.city, Role.DISPATCHER, who=town.people.nobody)
    city = Caller(town.people.nobody)

    assert errors(city.report()) == {"place"}
    assert city.report(place={"grid": town.here.micro.code}).status_code == 201


def test_what_lies_elsewhere_is_as_unknown_as_what_does_not_exist(town, calls):
    elsewhere = world.building(town.there.micro)
    code = issue_code(elsewhere, by=Actor.clock(), at=now())
    named = [
        ({"qr": code.token}, {"qr": "00000000000"}),
        ({"building": elsewhere.code}, {"building": "41010600300199999"}),
        ({"building": str(elsewhere.uuid)}, {"building": str(uuid4())}),
        ({"grid": town.there.micro.code}, {"grid": "410106003001001999"}),
    ]

    for there, nowhere in named:
        answers = [calls.desk.report(place=place).json() for place in (there, nowhere)]
        assert answers[0]["errors"] == answers[1]["errors"]
        assert answers[0]["errors"][0]["field"] == f"place.{next(iter(there))}"


def test_a_revoked_code_is_no_place(town, calls):
    revoke_code(town.qr, by=Actor.clock(), at=now())

    assert errors(calls.desk.report(place={"qr": town.qr.token})) == {"place.qr"}


@pytest.mark.parametrize(
    ("said", "field"),
    [
        ({"source": "rumour"}, "source"),
        ({"category": "99999"}, "category"),
        ({"category": "五"}, "category"),
        ({"urgency": "very"}, "urgency"),
        ({"description": "长" * 501}, "description"),
        ({"description": {"a": 1}}, "description"),
        ({"place": {"lng": 113}}, "place.lat"),
        ({"place": {"lng": 181, "lat": 0}}, "place.lng"),
        ({"place": {"lng": True, "lat": 0}}, "place.lng"),
        ({"place": {"lng": "1e999", "lat": 0}}, "place.lng"),
        ({"place": {"lng": 1, "lat": 1, "crs": "mars"}}, "place.crs"),
        ({"place": "桥下"}, "place"),
        ({"reporter": {"phone": "none"}}, "reporter.phone"),
        ({"reporter": "李四"}, "reporter"),
        ({"found_at": "yesterday"}, "found_at"),
        ({"found_at": "2025-06-09T09:00:00"}, "found_at"),
        ({"found_at": "2099-06-09T09:00:00Z"}, "found_at"),
        ({"found_at": "0001-01-01T00:00:00+14:00"}, "found_at"),
        ({"photos": ["x"]}, "photos.0"),
        ({"photos": [str(uuid4())]}, "photos"),
        ({"photos": [str(uuid4())] * 7}, "photos"),
        ({"photos": 5}, "photos"),
    ],
)
def test_what_does_not_fit_is_named_by_its_field(town, calls, said, field):
    assert errors(calls.desk.report(**said)) == {field}
    assert not Case.objects.exists()


def test_a_report_without_a_source_or_without_anything_said_is_refused(town, calls):
    assert errors(calls.desk.post(CASES, {"description": "灯"})) == {"source"}

    empty = calls.desk.post(CASES, {"source": "system"})

    assert (empty.status_code, empty.json()["code"]) == (409, "refused")


def test_the_reporter_is_kept_apart_and_masked(town, calls):
    body = calls.desk.report(reporter={"name": "李四光", "phone": "13800005678"}).json()

    assert body["reporter"] == {"name": "李**", "phone": "138****5678", "anonymous": False}
    assert body["on_behalf_of"] is None
    assert Reporter.objects.get().phone == "13800005678"


def test_who_calls_for_somebody_else_is_kept_apart_from_whom_it_concerns(town, calls):
    caller, concerned = {"name": "李四", "phone": "13800005678"}, {"name": "王五", "phone": "13900001111"}

    body = calls.desk.report(reporter=caller, on_behalf_of=concerned).json()

    kept = {person.kind: person.name for person in Reporter.objects.all()}
    assert kept == {"caller": "李四", "reporter": "王五"}
    assert (body["reporter"]["name"], body["on_behalf_of"]["name"]) == ("李*", "王*")


def test_an_anonymous_reporter_shows_nothing(town, calls):
    said = {"name": "李四", "phone": "13800005678", "anonymous": True}

    assert calls.desk.report(reporter=said).json()["reporter"] == {"name": "", "phone": "", "anonymous": True}


def test_numbers_in_the_words_are_masked(town, calls):
    body = calls.desk.report(
        description="找我13800005678，身份证410105199001012345，楼号41010600300100001"
    ).json()

    assert body["description"] == "找我138****5678，身份证410*************45，楼号41010600300100001"


def test_the_same_key_and_body_get_the_first_answer_again(town, calls):
    key = uuid4()
    first = calls.desk.report(key, place={"qr": town.qr.token})
    calls.desk.act(first.json()["number"], "accept")

    second = calls.desk.report(key, place={"qr": town.qr.token})

    assert second.status_code == 201
    assert second.content == first.content
    assert (second["Location"], second["ETag"]) == (first["Location"], first["ETag"])
    assert Case.objects.count() == 1


def test_the_same_key_with_another_body_is_another_request(town, calls):
    key = uuid4()
    calls.desk.report(key)

    again = calls.desk.report(key, description="水管坏了")

    assert (again.status_code, again.json()["code"]) == (422, "idempotency_key_reused")
    assert Case.objects.count() == 1


def test_the_same_key_of_somebody_else_is_another_key(town, calls):
    key = uuid4()

    numbers = {calls.desk.report(key).json()["number"], calls.district.report(key).json()["number"]}

    assert len(numbers) == 2


def test_a_refused_report_can_be_mended_under_the_same_key(town, calls):
    key = uuid4()
    assert calls.desk.report(key, category="99999").status_code == 400

    assert calls.desk.report(key).status_code == 201


def test_a_key_that_is_none_is_refused_and_none_at_all_makes_two_cases(town, calls):
    said = {"source": "hotline", "description": "灯"}

    wrong = calls.desk.post(CASES, said, headers={"Idempotency-Key": "today"})
    answers = [calls.desk.post(CASES, said).status_code for _time in range(2)]

    assert (wrong.status_code, wrong.json()["code"]) == (400, "idempotency_key_invalid")
    assert answers == [201, 201]


@pytest.mark.parametrize("name", ["reviewer", "handler", "nobody", "admin"])
def test_whose_posts_do_not_report_cannot(town, calls, name):
    answer = getattr(calls, name).report()

    assert (answer.status_code, answer.json()["code"]) == (403, "permission_denied")


def test_a_report_costs_a_fixed_number_of_statements(town, calls, django_assert_num_queries):
    said = {"place": {"qr": town.qr.token}, "reporter": {"phone": "13800005678"}}
    calls.desk.report(**said)

    # 1 key, 1 posts · 7 the idempotency key, 4 of them savepoints · 7 the report: its place, its category, a number,
    # the policies, the case with all it is born with, 2 savepoints · 4 the answer, with a look back
    with django_assert_num_queries(20):
        assert calls.desk.report(**said).status_code == 201
