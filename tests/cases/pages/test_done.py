"""What is said once a verb is done."""

from datetime import UTC, datetime, timedelta
from types import SimpleNamespace

import pytest
from django.utils import translation

from cases.actions.verbs import VERBS
from cases.clockwork import ClockKind
from cases.enums import Action
from cases.pages.done import done_words
from common.templatetags.moments import clock_time

DUE = datetime(2025, 6, 9, 6, tzinfo=UTC)
LAMPS = SimpleNamespace(name="路灯所")
OF_STAFF = sorted(set(VERBS) - {Action.WITHDRAW})  # the reporter's alone


def case(due=None):
    return SimpleNamespace(short_number="0609-00001", **{f"{kind}_due_at": due for kind in ClockKind})


@pytest.mark.parametrize("action", OF_STAFF)
@pytest.mark.parametrize("due", [None, DUE], ids=["no clock", "a clock runs"])
def test_every_verb_says_what_was_done_without_gaps(action, due):
    said = done_words(case(due), action, {"to": LAMPS})

    assert said.startswith("0609-00001 ")
    assert len(said) > len("0609-00001 ")
    assert "None" not in said
    assert "%" not in said


def test_a_dispatch_names_who_got_it_and_until_when_it_is_to_be_taken():
    with translation.override("zh-hans"):
        said = done_words(case(DUE), Action.DISPATCH, {"to": LAMPS, "note": ""})

    assert said == f"0609-00001 已派给路灯所，应于 {clock_time(DUE)} 前接单。"


def test_without_a_clock_no_time_is_promised():
    with translation.override("zh-hans"):
        assert done_words(case(), Action.DISPATCH, {"to": LAMPS}) == "0609-00001 已派给路灯所。"


def test_whoever_takes_a_case_reads_both_terms_where_a_word_is_due_first():
    taken = case(DUE)
    taken.progress_due_at = DUE - timedelta(days=3)

    with translation.override("zh-hans"):
        said = done_words(taken, Action.TAKE, {})

    assert said.endswith(
        f"请在 {clock_time(taken.progress_due_at)} 前报进展，应于 {clock_time(DUE)} 前办好。"
    )
