"""The guards of a case that begins: report and self_handle."""

import pytest

from cases.actions.report import report
from cases.actions.self_handle import self_handle
from cases.enums import Source, State
from cases.errors import NotYours
from cases.place import CasePlace
from common.errors import Refused
from grids.actor import Actor
from tests.cases.gallery import kept_town, street  # noqa: F401 - fixtures
from tests.cases.guards.refusals import no
from tests.cases.photos import a_photo
from tests.cast import MONDAY, category


def test_a_report_says_something(town):
    place, by = CasePlace.of_code(town.qr), Actor.reporter()

    for nothing in ({}, {"description": "  "}, {"category": category("90000")}):
        with no("report"):
            report(place=place, source=Source.QR, by=by, **nothing)

    for something in ({"description": "坏了"}, {"category": category()}, {"photos": [a_photo()]}):
        assert report(place=place, source=Source.QR, by=by, **something).state == State.REPORTED


def on_the_spot(town, by, code="13005", grid=None, **facts):
    place = CasePlace.of_grid(grid or town.here.micro)
    return self_handle(place=place, category=category(code), result="办好了", by=by, at=MONDAY, **facts)


def test_on_the_spot_is_for_the_own_grid_alone(town):
    for by in (town.by_colleague, town.by_stranger, town.by_desk, town.by_nobody):
        with pytest.raises(NotYours):
            on_the_spot(town, by)

    assert on_the_spot(town, town.by_worker).handler == town.worker_post


def test_on_the_spot_is_for_the_kinds_that_allow_it_with_their_photo(town):
    with no("check_category"):
        on_the_spot(town, town.by_worker, code="08001")
    with no("check_category"):
        on_the_spot(town, town.by_worker, code="10004")

    case = on_the_spot(town, town.by_worker, code="10004", photos=[a_photo()])
    assert (case.state, case.photos.get().kind) == (State.HANDLED, "result")


def test_a_photo_belongs_to_one_case_only(town):
    photo = a_photo()
    on_the_spot(town, town.by_worker, code="10004", photos=[photo])

    with pytest.raises(Refused, check=lambda refusal: refusal.code == "photo_taken"):
        on_the_spot(town, town.by_worker, code="10004", photos=[photo])
