"""A case as workflow.md tells it, by hand: what may be done to it, and what is true of it afterwards.

Nothing here is taken from cases/workflow.py or its guards: where this and the product differ, one of them is wrong.
"""

from dataclasses import dataclass, field
from datetime import timedelta

from tests.model import asking
from tests.model.people import STREET_OF, is_in_reach, is_to
from tests.model.ticking import Clocks

WEEK = timedelta(days=7)

# verb: (from, to or None for "same", who)
DESK = {"dispatcher", "leader"}
STAFF = {"handler", "dispatcher", "reviewer"}
RINGING = {"reported", "dispatched", "handling", "handled", "fed_back"}
OPEN = RINGING | {"suspended"}
ROWS = asking.ROWS | {
    "accept": ({"reported"}, None, DESK),
    "classify": ({"reported", "dispatched", "handling", "handled"}, None, {"dispatcher"}),
    "dispatch": ({"reported"}, "dispatched", DESK),
    "take": ({"dispatched"}, "handling", {"handler"}),
    "decline": ({"dispatched", "handling"}, "reported", {"handler"}),
    "recall": ({"dispatched", "handling"}, "reported", DESK | {"clock"}),
    "contact": (OPEN | {"closed"}, None, STAFF),
    "progress": ({"handling", "suspended"}, None, {"handler"}),
    "arrive": ({"handling"}, None, {"handler"}),
    "resolve": ({"handling"}, "handled", {"handler", "leader"}),
    "send_back": ({"handled"}, "handling", {"dispatcher", "reviewer"}),
    "feedback": ({"handled"}, "fed_back", {"handler", "dispatcher"}),
    "rate": ({"fed_back", "closed"}, None, {"reporter", "reviewer"}),
    "rework": ({"fed_back"}, "handling", {"reporter", "reviewer"}),
    "close": ({"fed_back"}, "closed", {"reviewer"}),
    "reopen": ({"closed"}, "reported", {"reporter", "reviewer"}),
    "void": ({"reported", "dispatched", "handling"}, "void", {"dispatcher", "reviewer"}),
    "withdraw": ({"reported"}, "void", {"reporter"}),
    "restore": ({"void"}, "reported", {"reporter", "reviewer"}),
    "comment": (OPEN | {"closed", "void"}, None, {"viewer"}),
}
# What leaves the judgement of a reviewer free: his own verbs, and words.
NO_HAND = {
    "approach",
    "contact",
    "rate",
    "close",
    "reopen",
    "rework",
    "send_back",
    "restore",
    "comment",
    "void",
}
STEPS = {"dispatched": 4, "handling": 5, "suspended": 5, "handled": 6, "fed_back": 7, "closed": 7}
# Units that are not named like the one person who holds them.
HOLDERS = {"next": "stranger", "lighting": "handler"}
PHOTO_OF_THE_RESULT = {"05007", "10004"}


@dataclass
class Story(asking.Asking):
    """One case. `unit` is who has it in hand (tests/model/people.py), `events` what was written, the oldest first."""

    place: str
    category: str
    born_at: object
    state: str = "reported"
    step: int = 3
    unit: str | None = None
    reachable: bool = False
    somebody_to_ask: bool = False
    pending: bool = False
    major: bool = False
    urgency: str = "normal"
    accepted: bool = False
    joint: bool = False
    round: int = 1
    counts: dict = field(default_factory=lambda: {"decline": 0, "send_back": 0, "rework": 0})
    satisfaction: str = "not_asked"
    outcome: str = ""
    answer: str = ""
    rated: list = field(default_factory=list)  # the answers of this round: solved or not
    contacts: list = field(default_factory=list)  # the outcomes since it was fed back
    was_reached: bool = False
    ended_at: object = None
    fed_back_at: object = None
    by_reporter: set = field(default_factory=set)  # what the reporter did that can be done once
    handed: list = field(default_factory=list)  # every unit that ever had it, the last one last
    has_declined: str | None = None  # the unit that gave it back, until it is dispatched again
    hands: set = field(default_factory=set)  # who had a hand in it
    events: list = field(default_factory=list)
    asked: tuple | None = None  # (kind, who may answer)
    hold_until: object = None  # the day that was asked for
    granted: list = field(default_factory=list)  # (kind, round) of what was approved
    handle_due_at: object = None  # as it is on record: the arithmetic has tests of its own
    gone: set = field(default_factory=set)  # people who have left
    clocks: Clocks = field(default_factory=Clocks)

    # ── May it be done? ──────────────────────────────────────────────────────────────────────────────────────────

    def allows(self, verb, by, facts, at):
        """Whether the rules let `by` do `verb` now."""
        sources, _target, who = ROWS[verb]
        own = is_to(by, self.place, self.unit, self.gone)
        if self.state not in sources or not own & who:
            return False
        return getattr(self, f"may_{verb}", lambda *given: True)(by, own, facts, at)

    def may_accept(self, by, own, facts, at):
        return not self.accepted

    def may_classify(self, by, own, facts, at):
        return any(getattr(self, name) != value for name, value in facts.items() if name != "reason")

    def may_dispatch(self, by, own, facts, at):
        if self.pending or (self.joint and not facts["decision"]):
            return False
        if self.has_declined == facts["to"] and not facts["note"]:
            return False
        return is_in_reach(by, facts["to"], self.place, self.gone)

    def may_resolve(self, by, own, facts, at):
        if self.reachable and not self.was_reached:
            return False
        if facts["outcome"] == "cannot":
            # Said by a leader above, never by the unit that has it in hand.
            is_granted = "handler" in own and ("cannot", self.round) in self.granted
            return ("leader" in own and self.unit != by) or is_granted
        if "handler" not in own or (facts["outcome"] == "referred" and not facts["receipt"]):
            return False
        needs_photo = facts["outcome"] == "done" and self.category in PHOTO_OF_THE_RESULT
        return not needs_photo or bool(facts["no_photo_reason"])

    def may_feedback(self, by, own, facts, at):
        return (facts["answer"] == "cannot") == (self.outcome == "cannot")

    def may_rate(self, by, own, facts, at):
        in_time = self.state != "closed" or at - self.ended_at <= WEEK
        return self.satisfaction != "not_applicable" and in_time and len(self.rated) < 2

    def may_close(self, by, own, facts, at):
        if by in self.hands or self.belongs_to_handlers(by) or (self.rated and not self.rated[-1]):
            return False
        asked = len(self.contacts) >= 3 or at >= self.fed_back_at + WEEK
        return self.satisfaction in ("rated", "not_applicable") or asked

    def belongs_to_handlers(self, by):
        return by in {HOLDERS.get(unit, unit) for unit in self.handed}

    def may_reopen(self, by, own, facts, at):
        return by != "reporter" or ("reopen" not in self.by_reporter and at - self.ended_at <= WEEK)

    def may_restore(self, by, own, facts, at):
        return by != "reporter" or ("restore" not in self.by_reporter and at - self.ended_at <= WEEK)

    def may_void(self, by, own, facts, at):
        return ("reviewer" if self.state == "handling" else "dispatcher") in own

    # ── It was done ──────────────────────────────────────────────────────────────────────────────────────────────

    def born(self, verb, by):
        """Steps 1–3, or 1–5 of what was found and solved on the spot."""
        self.write("approach", by, "", "")
        self.write("find", by, "", "")
        if verb == "report":
            self.write("report", by, "", "reported")
            self.clocks.report(reachable=self.reachable)
            return
        self.write("report", by, "", "")
        self.write("dispatch", by, "", "")
        self.write("self_handle", by, "", "handled")
        self.state, self.step, self.accepted, self.outcome = "handled", 6, True, "done"
        self.unit = by
        self.handed.append(by)
        self.clocks.self_handle()

    def write(self, action, by, before, after):
        self.events.append((action, by, before, after))
        if by not in ("reporter", "clock") and action not in NO_HAND:
            self.hands.add(by)

    def done(self, verb, by, facts, at):
        """`verb` was done: what is true now."""
        _sources, target, _who = ROWS[verb]
        before, self.state = self.state, self.target_of(verb) or target or self.state
        self.write(verb, by, before, self.state)
        getattr(self, f"do_{verb}", lambda *given: None)(by, facts, at)
        if self.state not in asking.ASKED:
            self.asked = None
        self.step = STEPS.get(self.state, self.step)
        if self.state == "reported":
            self.step = 4 if self.accepted else 3

    def do_accept(self, by, facts, at):
        self.accepted, self.pending = True, False
        self.clocks.accept()

    def do_classify(self, by, facts, at):
        for name in facts.keys() - {"reason"}:
            setattr(self, name, facts[name])

    def do_dispatch(self, by, facts, at):
        same = bool(self.handed) and self.handed[-1] == facts["to"]
        self.accepted, self.joint, self.has_declined, self.unit = True, False, None, facts["to"]
        self.handed.append(self.unit)
        self.clocks.dispatch(same_unit=same)

    def do_take(self, by, facts, at):
        self.clocks.take()

    def do_decline(self, by, facts, at):
        self.counts["decline"] += 1
        self.joint |= self.counts["decline"] >= 2
        self.has_declined, self.unit = self.unit, None
        self.clocks.decline()

    def do_recall(self, by, facts, at):
        self.unit = None
        self.clocks.recall()

    def do_contact(self, by, facts, at):
        self.contacts.append(facts["contact_outcome"])
        self.was_reached |= facts["contact_outcome"] in ("spoke", "unreachable")
        self.clocks.contact()

    def do_progress(self, by, facts, at):
        self.clocks.progress(is_on_hold=self.state == "suspended")

    def do_resolve(self, by, facts, at):
        self.outcome = facts["outcome"]
        self.clocks.resolve()

    def do_send_back(self, by, facts, at):
        self.counts["send_back"] += 1
        self.outcome = ""
        self.new_round()
        self.clocks.send_back()

    def do_feedback(self, by, facts, at):
        self.answer, self.fed_back_at, self.contacts = facts["answer"], at, []
        self.satisfaction = "asked" if self.somebody_to_ask else "not_applicable"
        self.clocks.feedback()

    def do_rate(self, by, facts, at):
        self.rated.append(facts["solved"])
        self.satisfaction = "rated"

    def do_rework(self, by, facts, at):
        self.counts["rework"] += 1
        self.joint |= self.counts["rework"] >= 3
        self.forget_the_answer()
        self.clocks.rework()

    def do_close(self, by, facts, at):
        self.ended_at = at
        if self.satisfaction == "asked":
            self.satisfaction = "no_answer"
        self.clocks.end()

    def do_void(self, by, facts, at):
        self.ended_at, self.unit = at, None
        self.clocks.end()

    do_withdraw = do_void

    def do_reopen(self, by, facts, at):
        if by == "reporter":
            self.by_reporter.add(self.events[-1][0])
        self.unit = None
        self.forget_the_answer()
        self.clocks.again()

    do_restore = do_reopen

    def forget_the_answer(self):
        self.outcome, self.answer, self.satisfaction, self.fed_back_at = "", "", "not_asked", None
        self.new_round()

    def new_round(self):
        self.round += 1
        self.rated = []

    @property
    def street(self):
        return STREET_OF[self.place]
