"""The loop itself: every verb, by the right person, leaves its state, event and chain."""

import pytest
from django.utils.timezone import localtime

from cases.enums import Action, State
from cases.errors import ChangedMeanwhile, NotYours, OutOfOrder
from common.errors import Refused
from grids.actions.tree import move_grid
from grids.actor import Actor
from tests.cast import MONDAY, a_case, do, lead_to, moment


def test_a_case_goes_from_the_scan_to_the_write_off(town):
    case = lead_to(town, "closed")

    assert case.state == State.CLOSED
    assert case.step == 7
    states = list(case.events.order_by("seq").values_list("action", "to_state"))
    assert states == [
        ("approach", ""),
        ("find", ""),
        ("report", "reported"),
        ("dispatch", "dispatched"),
        ("take", "handling"),
        ("contact", "handling"),
        ("resolve", "handled"),
        ("feedback", "fed_back"),
        ("rate", "fed_back"),
        ("close", "closed"),
    ]
    assert case.version == 10
    assert not case.clocks.filter(stopped_at=None).exists()


def test_a_verb_out_of_order_names_the_state_that_is(town):
    case = a_case(town)

    with pytest.raises(OutOfOrder) as refusal:
        do(case, Action.CLOSE, town.by_reviewer, town)

    assert refusal.value.case.state == State.REPORTED


def test_a_colleague_cannot_take_what_is_not_his(town):
    case = lead_to(town, "dispatched")

    with pytest.raises(NotYours):
        do(case, Action.TAKE, town.by_colleague, town)


def test_whoever_decided_on_an_older_version_is_told_so(town):
    case = a_case(town)
    do(case, Action.ACCEPT, town.by_desk, town)

    with pytest.raises(ChangedMeanwhile):
        do(case, Action.DISPATCH, town.by_desk, town, expected=case.version)


def test_the_one_who_handled_it_does_not_strike_it_off(town):
    case = lead_to(town, "rated")

    with pytest.raises(NotYours):
        do(case, Action.CLOSE, town.by_worker, town)


def test_nothing_is_struck_off_before_the_reporter_was_asked(town):
    case = lead_to(town, "fed_back")

    with pytest.raises(Refused, match=r"还没|not answered"):
        do(case, Action.CLOSE, town.by_reviewer, town)


def test_a_case_put_elsewhere_forgets_where_exactly_it_was_thought_to_be(town):
    case = a_case(town)

    case = do(case, Action.CLASSIFY, town.by_desk, town, major=None, grid=town.here.micro3)

    case.refresh_from_db()
    assert case.grid == case.owner_grid == town.here.micro3
    assert (case.building, case.point, case.address) == (None, None, "三号院")
    assert case.general == town.here.general2


def test_a_report_is_dated_by_the_database_and_numbered_by_its_day(town, monkeypatch):
    monkeypatch.setattr(
        "django.utils.timezone.now", lambda: MONDAY
    )  # a web machine whose clock is a year behind

    case = a_case(town, at=None)

    assert case.reported_at.year > MONDAY.year
    assert case.number.startswith(f"{localtime(case.reported_at):%Y%m%d}410106")


def test_a_case_whose_grid_moves_is_among_the_changed_ones(town):
    case = a_case(town)

    move_grid(town.here.micro, to=town.here.general2, by=Actor.clock(), at=moment(20))

    case.refresh_from_db()
    assert (case.general, case.changed_at) == (town.here.general2, moment(20))
