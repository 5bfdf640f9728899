"""The table as a graph: everything is reachable, and nothing gets stuck with a person who is gone."""

import pytest

from cases import workflow
from cases.enums import ENDS, OPEN, Action, State, Who
from cases.models import Edge

ROWS = workflow.ROWS
GONE = {Who.HANDLER, Who.REPORTER, Who.CLOCK}

# The rows of workflow.md that version 2 has, written once more by hand: action, from, to (= stays), who.
AGREED = """
report      | -                                                  | reported   | anyone
self_handle | -                                                  | handled    | worker
accept      | reported                                           | =          | dispatcher leader
classify    | reported dispatched handling handled               | =          | dispatcher
dispatch    | reported                                           | dispatched | dispatcher leader clock
take        | dispatched                                         | handling   | handler
decline     | dispatched handling                                | reported   | handler
recall      | dispatched handling                                | reported   | dispatcher leader clock
contact     | reported dispatched handling suspended handled fed_back closed | = | handler dispatcher reviewer
progress    | handling suspended                                 | =          | handler
request     | dispatched handling                                | =          | handler
approve     | dispatched handling                                | =          | leader
refuse      | dispatched handling                                | =          | leader
withdraw_request | dispatched handling                           | =          | handler
resume      | suspended                                          | handling   | handler leader clock
whistle     | handling                                           | =          | leader
whistle_approve | reported dispatched handling suspended         | =          | leader
respond     | reported dispatched handling suspended             | =          | called
object      | reported dispatched handling suspended             | =          | called
answer_objection | reported dispatched handling suspended        | =          | leader
arrive      | reported dispatched handling suspended             | =          | handler called
report_back | reported dispatched handling suspended             | =          | called
rate_response | handling handled fed_back closed                 | =          | leader called
whistle_cancel | reported dispatched handling suspended          | =          | leader
whistle_expire | reported dispatched handling                    | =          | clock
resolve     | handling                                           | handled    | handler leader
send_back   | handled                                            | handling   | dispatcher reviewer
feedback    | handled                                            | fed_back   | handler dispatcher
rate        | fed_back closed                                    | =          | reporter reviewer
rework      | fed_back                                           | handling   | reporter reviewer
close       | fed_back                                           | closed     | reviewer
reopen      | closed                                             | reported   | reporter reviewer
void        | reported dispatched handling                       | void       | dispatcher reviewer
withdraw    | reported                                           | void       | reporter
restore     | void                                               | reported   | reporter reviewer
comment     | reported dispatched handling suspended handled fed_back closed void | = | viewer
remind      | reported dispatched handling handled fed_back      | =          | clock
overdue     | reported dispatched handling handled fed_back      | =          | clock
"""
GUARDED = {
    "accept": {"not_accepted"},
    "classify": {"something_changes"},
    "dispatch": {
        *("was_checked", "target_answers_here", "not_who_declined", "joint_decision"),
        *("not_whom_it_is_about", "on_the_list"),
    },
    "request": {"nothing_is_asked", "request_fits"},
    "approve": {"something_is_asked", "answers_from_above", "reporter_is_told_why", "on_hold_if_asked"},
    "refuse": {"something_is_asked", "answers_from_above"},
    "withdraw_request": {"something_is_asked", "own_request"},
    "whistle": {"may_whistle", "units_can_be_called"},
    "whistle_approve": {"a_call_waits"},
    **{key: {"a_call_waits", "own_call_is_taken"} for key in ("respond", "object", "report_back")},
    **{
        key: {"a_call_waits", "call_is_chosen"}
        for key in ("answer_objection", "rate_response", "whistle_cancel")
    },
    "arrive": {"somebody_arrives"},
    "resolve": {"reporter_was_contacted", "outcome_is_allowed", "photo_or_reason", "calls_have_ended"},
    "feedback": {"answer_matches_outcome"},
    "rate": {"somebody_to_ask", "within_seven_days", "rated_at_most_twice"},
    "close": {"had_no_hand_in_it", "not_of_the_handling_post", "reporter_was_asked", "not_unsolved"},
    "reopen": {"reporter_once_in_seven_days"},
    "void": {"reviewer_once_in_hand"},
    "restore": {"reporter_once_in_seven_days"},
}


FORKED = {"approve": (("handling", "suspended"),)}


def agreed():
    for line in AGREED.strip().splitlines():
        action, sources, target, who = (cell.split() for cell in line.split("|"))
        yield action[0], set(sources) - {"-"} or {""}, target[0], set(who)


def test_the_table_is_the_one_that_was_agreed():
    written = [
        (
            str(row.action),
            set(map(str, row.sources)),
            str(row.target) if row.target else "=",
            set(map(str, row.who)),
        )
        for row in ROWS
    ]

    assert written == list(agreed())
    assert {str(row.action): set(row.guards) for row in ROWS if row.guards} == GUARDED
    assert {str(row.action): row.forks for row in ROWS if row.forks} == FORKED


def reachable(start, rows):
    found, new = set(), {start}
    while new:
        found |= new
        new = {to for row in rows for source, to in row.arrows() if source in new} - found
    return found


def test_every_state_is_reachable_from_a_report():
    rows = [row for row in ROWS if row.action != Action.SELF_HANDLE]

    assert reachable(workflow.BEFORE, rows) == {workflow.BEFORE, *State}


@pytest.mark.parametrize("state", sorted(OPEN))
def test_every_open_state_reaches_both_kinds_of_end(state):
    assert reachable(state, ROWS) >= ENDS


@pytest.mark.parametrize("state", sorted(OPEN))
def test_the_desk_and_the_reviewers_alone_bring_every_case_to_an_end(state):
    """Handlers leave, reporters fall silent, the clock decides nothing: somebody must still be able to."""
    rows = [row for row in ROWS if row.who - GONE]

    assert reachable(state, rows) & ENDS


def test_no_end_is_left_but_by_reopening_or_restoring():
    out = {row.action for row in ROWS for end in ENDS if end in row.sources and row.targets(end) != end}

    assert out == {Action.REOPEN, Action.RESTORE}


def test_only_a_report_and_what_was_solved_on_the_spot_begin_a_case():
    begun = {row.action: row.target for row in ROWS if workflow.BEFORE in row.sources}

    assert begun == {Action.REPORT: State.REPORTED, Action.SELF_HANDLE: State.HANDLED}


def test_nobody_strikes_off_but_a_reviewer():
    assert {who for row in ROWS if row.target == State.CLOSED for who in row.who} == {Who.REVIEWER}


def test_the_clock_moves_no_case_but_back_to_the_desk_and_on_to_a_successor():
    moved = {row.action: row.target for row in ROWS if Who.CLOCK in row.who and row.target is not None}

    assert moved == {
        Action.RECALL: State.REPORTED,
        Action.DISPATCH: State.DISPATCHED,
        Action.RESUME: State.HANDLING,
    }


@pytest.mark.django_db
@pytest.mark.parametrize("version", workflow.TABLES)
def test_the_database_has_the_arrows_of_the_table(version):
    rows = Edge.objects.filter(version=version).order_by("action", "from_state", "to_state")

    assert list(rows.values_list("action", "from_state", "to_state")) == workflow.edges(version)


def test_the_first_version_is_what_it_was():
    """Running cases keep it: its arrows are never touched again."""
    assert len(workflow.edges(1)) == 54
    assert not {arrow for arrow in workflow.edges(1) if "suspended" in arrow}
    assert set(workflow.edges(1)) < set(workflow.edges(2))


def test_an_action_that_is_no_verb_has_no_row():
    assert workflow.row_from(State.REPORTED, Action.FIND) is None
    assert workflow.row_from(State.CLOSED, "take") is None
    assert workflow.row_from(State.DISPATCHED, "take").target == State.HANDLING


def test_the_table_as_data_names_every_row():
    data = workflow.as_data()

    assert data["version"] == 2
    assert [row["action"] for row in data["rows"]] == [row.action.value for row in ROWS]
    assert data["rows"][0] | {"label": ""} == {
        "action": "report",
        "label": "",
        "from": [""],
        "to": "reported",
        "forks": {},
        "who": ["anyone"],
        "needs": [],
        "guards": [],
    }


@pytest.mark.parametrize(
    ("state", "accepted", "before", "step"),
    [
        ("reported", False, 0, 3),
        ("reported", True, 3, 4),
        ("dispatched", True, 4, 4),
        ("handling", True, 4, 5),
        ("suspended", True, 5, 5),
        ("handled", True, 5, 6),
        ("fed_back", True, 6, 7),
        ("closed", True, 7, 7),
        ("void", False, 3, 3),
        ("void", True, 5, 5),
    ],
)
def test_the_running_step_of_the_seven(state, accepted, before, step):
    assert workflow.step_of(State(state), accepted=accepted, before=before) == step
