"""The terms on the head of a case's page: which comes next, which it is settled by."""

from datetime import UTC, datetime
from types import SimpleNamespace

from cases.clockwork import ClockKind
from cases.enums import Action
from cases.pages.terms import next_verb, terms_of

SOON, LATER = datetime(2025, 6, 9, 6, tzinfo=UTC), datetime(2025, 6, 13, 6, tzinfo=UTC)


def case(due_at=None, **clocks):
    return SimpleNamespace(due_at=due_at, **{f"{kind}_due_at": clocks.get(kind) for kind in ClockKind})


def shown(case):
    return [(term["label"], term["due_at"]) for term in terms_of(case)]


def test_a_case_in_hand_says_both_its_next_word_and_when_it_is_to_be_settled():
    taken = case(SOON, progress=SOON, handle=LATER, total=LATER)

    assert shown(taken) == [(ClockKind.PROGRESS.label, SOON), (ClockKind.HANDLE.label, LATER)]
    assert next_verb(taken) == Action.PROGRESS.label


def test_one_term_is_said_once():
    assert shown(case(LATER, handle=LATER)) == [(ClockKind.HANDLE.label, LATER)]
    assert shown(case(SOON, dispatch=SOON, total=LATER)) == [(ClockKind.DISPATCH.label, SOON)]


def test_where_no_clock_runs_there_is_no_term_and_no_verb():
    assert shown(case()) == []
    assert next_verb(case()) == ""
