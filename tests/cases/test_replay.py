"""A case told again by the table alone (pure)."""

from cases.replay import Replay

BIRTH = [(1, "approach", "", ""), (2, "find", "", ""), (3, "report", "", "reported")]


def told(*events):
    replay = Replay(1)
    for event in events:
        replay.follow(*event)
    return replay


def test_a_birth_is_three_events_and_step_three():
    replay = told(*BIRTH)

    assert (replay.state, replay.step, replay.version, replay.astray) == ("reported", 3, 3, [])


def test_accepting_and_dispatching_lift_the_step_and_it_stays_lifted():
    accepted = told(*BIRTH, (4, "accept", "reported", "reported"))
    back = told(*BIRTH, (4, "dispatch", "reported", "dispatched"), (5, "decline", "dispatched", "reported"))

    assert (accepted.step, back.step) == (4, 4)


def test_what_is_no_arrow_and_what_starts_elsewhere_goes_astray():
    close, take = (4, "close", "reported", "closed"), (4, "take", "dispatched", "handling")

    assert told(*BIRTH, close).astray == [close]
    assert told(*BIRTH, take).astray == [take]


def test_an_end_keeps_its_step():
    assert told(*BIRTH, (4, "void", "reported", "void")).step == 3
