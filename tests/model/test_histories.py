"""Histories of cases, made up step by step: the model, the table's row, its events, its clocks and what was told agree.

CI plays what fits into a minute, always the same ones; `-m long` plays a thousand others. Their seed is printed, and
MODEL_SEED plays them again.
"""

import os
import random
import sys
from datetime import UTC, datetime, timedelta

import pytest
from django.db import transaction
from hypothesis import HealthCheck, Phase, seed, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    rule,
    run_state_machine_as_test,
)

from cases.actions.sweep import sweep
from cases.allowed import allowed_actions
from cases.models import Case
from cases.verification import damages
from tests.cast import MONDAY
from tests.messaging.drain import drain
from tests.model.acting import WEIGHT, do, everything, near_misses, sayings
from tests.model.births import BIRTHS, bear, tell
from tests.model.hearing import told_by_the_clock, told_of
from tests.model.looking import differences, look, recipients, rungs
from tests.model.people import SPEAKERS, STAFF, UNITS, holders, sees
from tests.model.story import RINGING, ROWS
from tests.model.town import Town

pytestmark = [pytest.mark.slow, pytest.mark.django_db]
MINUTES = st.sampled_from((1, 5, 5, 60, 1500))
HAPPENINGS = (
    *["a_step_that_the_rules_allow"] * 12,
    *["a_step_that_is_nearly_allowed"] * 3,
    *["anybody_tries_anything"] * 2,
    *["the_clock_looks_round"] * 2,
    *("the_same_is_pressed_once_more", "somebody_acts_on_what_is_no_longer_so"),
    *("somebody_leaves_or_comes_back", "pages_offer_what_the_rules_allow", "the_handler_leaves_for_good"),
)
LEAVERS = [name for name in STAFF if name not in ("nobody", "desk", "district", "reviewer")]
CHECKS = [HealthCheck.too_slow, HealthCheck.filter_too_much, HealthCheck.data_too_large]
SHORT = settings(
    max_examples=80,
    stateful_step_count=30,
    deadline=None,
    derandomize=True,  # a red is the same red tomorrow
    phases=[Phase.generate],  # and is told as it was found: thirty steps are read sooner than they are shrunk
    suppress_health_check=CHECKS,
)
LONG = settings(
    max_examples=1000,
    stateful_step_count=30,
    deadline=None,
    database=None,
    phases=[Phase.generate],
    suppress_health_check=CHECKS,
)


class History(RuleBasedStateMachine):
    """One case from its birth on, by everybody at once. What it wrote is undone at its end."""

    town = None

    def __init__(self):
        super().__init__()
        self.undo = transaction.atomic()
        self.undo.__enter__()
        self.at, self.story, self.case, self.pressed = MONDAY, None, None, None

    def teardown(self):
        try:
            if self.case:
                assert list(damages()) == []
        finally:
            transaction.set_rollback(True)
            self.undo.__exit__(None, None, None)
            for name in self.story.gone if self.story else ():
                self.town.leave(name, is_active=True)

    @initialize(birth=st.sampled_from(BIRTHS))
    def begins(self, birth):
        story, case = tell(birth, self.at), bear(self.town, birth, self.at)
        assert (case is None) == (story is None), "born against the rules, or not born by them"
        if case is None:
            birth = BIRTHS[0]
            story, case = tell(birth, self.at), bear(self.town, birth, self.at)
        self.story, self.case = story, case
        again = bear(self.town, birth, self.at, key=case.report_key)
        assert again.pk == case.pk, "the same tap twice made two cases"
        self.seen = {"told": 0}
        self.compare({self.key_of_birth(birth): self.hears(birth.verb, birth.by)})

    def key_of_birth(self, birth):
        """The event's, but for a flood the hour's: one message, however many reports."""
        found = look(self.case.pk)
        if birth.pending:
            return f"pending:{found['street_id'] or found['district_id']}:{self.at.astimezone(UTC):%Y%m%d%H}"
        return found["events"][-1][4]

    @rule(data=st.data(), minutes=MINUTES)
    def something_happens(self, data, minutes):
        """Mostly what the rules allow, so that histories go on; in between all the rest."""
        self.at += timedelta(minutes=minutes)
        getattr(self, data.draw(st.sampled_from(HAPPENINGS), label="what"))(data)

    def a_step_that_the_rules_allow(self, data):
        self.attempt(*self.one_allowed(data))

    def a_step_that_is_nearly_allowed(self, data):
        missed = near_misses(self.story, self.at)
        if missed:
            verb = data.draw(st.sampled_from(sorted(missed)), label="verb")
            self.attempt(verb, *data.draw(st.sampled_from(missed[verb]), label="by"))

    def anybody_tries_anything(self, data):
        verb, by = (data.draw(st.sampled_from(all_)) for all_ in (sorted(ROWS), SPEAKERS))
        self.attempt(verb, by, data.draw(st.sampled_from(sayings(verb)), label="facts"))

    def the_same_is_pressed_once_more(self, data):
        if self.pressed:
            self.attempt(*self.pressed)

    def somebody_acts_on_what_is_no_longer_so(self, data):
        """Who saw an older version is refused, unless only a clock rang since."""
        kept = self.story.events
        version = data.draw(st.integers(1, len(kept)), label="version")
        if all(action in ("remind", "overdue") for action, *_ in kept[version:]):
            return
        verb, by, facts = self.one_allowed(data)
        assert not self.do(verb, by, facts, expected=version)
        self.nothing_changed(f"{verb} on version {version}")

    def the_clock_looks_round(self, data):
        self.at += timedelta(days=data.draw(st.sampled_from((0, 0, 1, 8)), label="days"))
        due = rungs(self.seen, self.at) if self.story.state in RINGING else []
        swept, known = sweep(at=self.at), len(self.story.events)
        assert swept.alerts == len(due)
        new = look(self.case.pk)["events"][known:]
        rung = [
            (event[5]["clock"], event[5].get("tier", event[5]["alert"]))
            for event in new
            if event[0] in ("remind", "overdue")
        ]
        assert sorted(rung) == sorted(due), "a clock rang too often, too early or not at all"
        self.town.counted.update(alert for _, alert in rung)
        for _, alert in rung:
            self.story.write("remind" if alert == "reminded" else "overdue", "clock", *[self.story.state] * 2)
        rings = {event[4]: self.hears_clock(*pair) for event, pair in zip(new, rung, strict=False)}
        rings |= self.goes_on_by_itself(new[len(rung) :])
        recalled = self.case_of_the_gone_goes_back(new)
        self.compare(rings | recalled)

    def goes_on_by_itself(self, new):
        """What was put on hold is taken up on its day."""
        if not self.story.goes_on_by_itself(self.at):
            return {}
        self.story.done("resume", "clock", {}, self.at)
        self.town.counted["resume by the clock"] += 1
        return {new[0][4]: self.hears("resume", "clock", self.story.unit)}

    def case_of_the_gone_goes_back(self, new):
        """S2-38: nobody's case stays without hands, nor that of a department with nobody left."""
        story, before = self.story, self.story.unit
        if story.state not in ("dispatched", "handling") or holders(before, story.gone):
            return {}
        story.done("recall", "clock", {}, self.at)
        self.town.counted["recall by the clock"] += 1
        return {new[-1][4]: self.hears("recall", "clock", before)}

    def somebody_leaves_or_comes_back(self, data):
        self.leaves_or_comes_back(data.draw(st.sampled_from(LEAVERS), label="who"))

    def the_handler_leaves_for_good(self, data):
        """And the clock comes by before anybody else does."""
        for name in holders(self.story.unit, self.story.gone):
            self.leaves_or_comes_back(name)
        self.the_clock_looks_round(data)

    def leaves_or_comes_back(self, name):
        self.story.gone ^= {name}
        self.town.leave(name, is_active=name not in self.story.gone)
        self.seen = look(self.case.pk)

    def pages_offer_what_the_rules_allow(self, data):
        by = data.draw(st.sampled_from(SPEAKERS), label="by")
        case = Case.objects.select_related("category").get(pk=self.case.pk)
        offered = {
            one.name for one in allowed_actions(case, self.town.actor(by, self.story.gone), at=self.at)
        }
        allowed = set(everything(self.story, self.at, [by]))
        # The clock dispatches to the successor of somebody who was relieved, and to nobody else (decision 0012).
        if by == "clock" or not any(holders(unit, self.story.gone) for unit in UNITS):
            offered -= {"dispatch"}
        # Whistles have histories of their own: tests/cases/actions/test_whistle.py.
        assert offered - {"remind", "overdue", "whistle", "whistle_expire"} == allowed

    # ── How a step is taken and judged ───────────────────────────────────────────────────────────────────────────

    def one_allowed(self, data):
        """A verb that leads on is drawn more often than one that ends it or adds words."""
        open_ones = everything(self.story, self.at)
        likely_first = sorted(open_ones, key=lambda verb: (-WEIGHT.get(verb, 1), verb))
        drawn = [verb for verb in likely_first for _ in range(WEIGHT.get(verb, 1))]
        verb = data.draw(st.sampled_from(drawn), label="verb")
        return verb, *data.draw(st.sampled_from(open_ones[verb]), label="by")

    def do(self, verb, by, facts, expected=None):
        return do(self.town, self.case, verb, by, facts, gone=self.story.gone, at=self.at, expected=expected)

    def attempt(self, verb, by, facts):
        self.pressed = verb, by, facts
        allowed, before = self.story.allows(verb, by, facts, self.at), self.story.unit
        asked = self.story.asked
        done = self.do(verb, by, facts)
        assert done == allowed, f"{verb} by {by} {facts}: {'done' if done else 'refused'} against the rules"
        self.town.counted[verb if done else "refused"] += 1
        if not done:
            self.nothing_changed(f"{verb} by {by}")
            return
        self.story.done(verb, by, facts, self.at)
        self.compare({look(self.case.pk)["events"][-1][4]: self.hears(verb, by, before, asked)})

    def nothing_changed(self, what):
        assert look(self.case.pk) == self.seen, f"{what} was refused and left something behind"

    def compare(self, told):
        """Everything that is kept, and who was told: `told` has the people for each key of a message."""
        drain()
        was, self.seen = self.seen["told"], look(self.case.pk)
        due_at = self.seen["handle_due_at"]
        self.story.handle_due_at = datetime.fromisoformat(due_at) if due_at else None
        assert differences(self.seen, self.story, self.town.names) == {}
        assert {key: set(recipients([key])) for key in told} == told
        assert self.seen["told"] - was == sum(map(len, told.values()))

    def hears(self, verb, by, before=None, asked=None):
        people = told_of(verb, self.story, by=by, before=before, asked=asked)
        strangers = {one for one in people - holders(before, self.story.gone) if not self.sees(one)}
        assert not strangers, "told to somebody who may not see it"
        return people

    def hears_clock(self, kind, alert):
        people = told_by_the_clock(self.story, kind, alert)
        assert all(map(self.sees, people)), "told to somebody who may not see it"
        return people

    def sees(self, person):
        return sees(person, self.story.place, self.story.unit, self.story.gone)


@pytest.fixture
def machine(db):
    """The machine with a town for its histories."""
    return type("TownHistory", (History,), {"town": Town()})


def played(machine, capfd, how):
    """Play the histories; every verb must have been done in some of them, and every alert must have rung."""
    run_state_machine_as_test(machine, settings=how)
    counted = machine.town.counted
    with capfd.disabled():
        sys.stderr.write(f"\n  histories: {dict(counted)}\n")
    # What is on hold goes on in few histories: tests/cases/actions/test_requests.py does it each time.
    done = {*ROWS, "refused", "reminded", "yellow", "red", "recall by the clock"} - {"resume"}
    assert done - set(counted) == set()


@pytest.mark.timeout(900)
def test_every_history_agrees_with_the_model(machine, capfd):
    played(machine, capfd, SHORT)


@pytest.mark.long
@pytest.mark.timeout(3600)
def test_a_thousand_histories_agree_with_the_model(machine, capfd):
    number = int(os.environ.get("MODEL_SEED", random.SystemRandom().randrange(10**9)))
    with capfd.disabled():
        sys.stderr.write(f"\n  MODEL_SEED={number}\n")

    played(seed(number)(machine), capfd, LONG)
