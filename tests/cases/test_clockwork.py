"""Which verb does what to which clock."""

import pytest

from cases.clockwork import AS_WRITTEN, TABLE, ClockKind, Effect, Standing, turns

START, STOP, PAUSE, RESUME, REVIVE, REDATE = Effect

# workflow.md, Clocks, word for word (a new round of progress is a start, conditions stand in tests of their own).
WRITTEN = """
accept        | report                                            | accept dispatch      |
dispatch      | report decline recall escalate reopen restore     | dispatch             |
take          | dispatch                                          | take decline recall  |
first_contact | report                                            | contact              |
progress      | take progress                                     | resolve              | suspended
handle        | dispatch                                          | resolve              | suspended decline
feedback      | resolve                                           | feedback             |
close         | feedback                                          | close rework         |
total         | report                                            | close void merge     |
"""


def effects(action, **facts):
    """{clock: what the verb does to it}, one word or several."""
    done = {}
    for turn in turns(action, **facts):
        done.setdefault(turn.kind.value, []).append(turn.effect)
    return {kind: words[0] if len(words) == 1 else words for kind, words in done.items()}


def test_the_table_is_the_one_that_was_agreed():
    lines = [[set(cell.split()) for cell in line.split("|")] for line in WRITTEN.strip().splitlines()]

    assert [({row.kind.value}, row.starts, row.stops, row.pauses) for row in AS_WRITTEN] == [
        tuple(line) for line in lines
    ]
    assert [row.kind for row in AS_WRITTEN] == list(ClockKind)


def test_a_report_starts_the_clocks_of_the_desk():
    assert effects("report", after="reported") == {"accept": START, "dispatch": START, "total": START}
    assert effects("report", after="reported", reachable=True)["first_contact"] == START


def test_found_and_solved_on_the_spot_owes_only_the_answer():
    assert effects("self_handle", after="handled") == {"feedback": START, "total": START}


def test_the_way_of_an_ordinary_case():
    assert effects("accept") == {"accept": STOP}
    assert effects("dispatch") == {"accept": STOP, "dispatch": STOP, "take": START, "handle": START}
    assert effects("take", handle="running") == {"take": STOP, "progress": START}
    assert effects("contact", handle="running") == {"first_contact": STOP}
    assert effects("progress", handle="running", before="handling", after="handling") == {"progress": START}
    assert effects("resolve", handle="running") == {"progress": STOP, "handle": STOP, "feedback": START}
    assert effects("feedback") == {"feedback": STOP, "close": START}
    assert effects("rate") == {}


def test_declined_the_handle_clock_stands_and_the_desk_s_starts_again():
    assert effects("decline", handle="running") == {
        "dispatch": START,
        "take": STOP,
        "progress": STOP,
        "handle": PAUSE,
    }


@pytest.mark.parametrize(
    ("handle", "same_unit", "expected"),
    [
        (Standing.NONE, False, START),
        (Standing.NONE, True, START),
        (Standing.PAUSED, True, RESUME),
        (Standing.PAUSED, False, START),
        (Standing.RUNNING, False, None),
        (Standing.RUNNING, True, None),
    ],
)
def test_a_dispatch_starts_resumes_or_leaves_the_handle_clock(handle, same_unit, expected):
    assert effects("dispatch", handle=handle, same_unit=same_unit).get("handle") == expected


def test_a_recall_gives_the_handler_no_time_back():
    assert effects("recall", handle="running") == {"dispatch": START, "take": STOP, "progress": STOP}


@pytest.mark.parametrize("action", ["send_back", "rework"])
def test_handled_again_is_a_new_round(action):
    done = effects(action, after="handling")

    assert (done["handle"], done["progress"]) == (START, START)
    assert done.get("feedback" if action == "send_back" else "close") == STOP


@pytest.mark.parametrize("action", ["close", "void", "withdraw", "merge"])
def test_an_end_leaves_nothing_running(action):
    assert effects(action, handle="running") == dict.fromkeys(ClockKind.values, STOP)


@pytest.mark.parametrize("action", ["reopen", "restore"])
def test_a_case_that_comes_back_goes_on_with_its_old_total(action):
    assert effects(action, after="reported") == {"dispatch": START, "total": REVIVE}


def test_reclassified_every_open_clock_is_dated_anew():
    assert effects("classify", handle="running") == dict.fromkeys(ClockKind.values, REDATE)


def test_suspended_progress_and_handling_stand_still_and_go_on():
    pause = effects("approve", before="handling", after="suspended", handle="running")
    resume = effects("resume", before="suspended", after="handling", handle="paused")

    assert pause == {"progress": PAUSE, "handle": PAUSE}
    assert resume == {"progress": RESUME, "handle": RESUME}


def test_word_given_while_suspended_starts_a_round_that_stands():
    done = effects("progress", before="suspended", after="suspended", handle="paused")

    assert done == {"progress": [START, PAUSE]}


@pytest.mark.parametrize("action", ["comment", "rate", "remind", "overdue", "add_info", "urge", "look_back"])
def test_talk_moves_no_clock(action):
    assert effects(action, before="handling", after="handling", handle="running") == {}


def test_every_clock_that_starts_can_stop():
    assert all(row.starts and row.stops for row in TABLE.values())
