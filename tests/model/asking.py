"""Requests and answers of a Story, by hand: who may ask for what, who answers, what it brings about."""

from datetime import timedelta
from zoneinfo import ZoneInfo

ASKED, ANSWERED = {"dispatched", "handling"}, {"leader"}
# verb: (from, to or None for "same", who), as in story.py
ROWS = {
    "request": (ASKED, None, {"handler"}),
    "approve": (ASKED, None, ANSWERED),
    "refuse": (ASKED, None, ANSWERED),
    "withdraw_request": (ASKED, None, {"handler"}),
    "resume": ({"suspended"}, "handling", {"handler", "leader", "clock"}),
}
# Who leads one tier above a unit, and two: never who asks. Whoever of them does not lead at the place has no say.
GRID, STREET, DISTRICT = (
    frozenset({"leader", "chief", "district"}),
    frozenset({"chief", "district"}),
    frozenset({"district"}),
)
ONE_UP = dict.fromkeys(("worker", "colleague", "double"), GRID)
ONE_UP |= dict.fromkeys(("leader", "next"), STREET) | dict.fromkeys(("chief", "lighting"), DISTRICT)
TWO_UP = dict.fromkeys(("worker", "colleague", "double", "leader"), STREET)
TWO_UP |= dict.fromkeys(("chief", "next", "lighting"), DISTRICT)
MOST_EXTENSIONS = 2
SHANGHAI = ZoneInfo("Asia/Shanghai")


def day_of(at, days=0):
    """The day on which a moment falls here, and so many days on."""
    return at.astimezone(SHANGHAI).date() + timedelta(days=days)


class Asking:
    """What a Story knows of requests: `asked` (kind, who may answer), `granted` [(kind, round)]."""

    def may_request(self, by, own, facts, at):
        if self.asked:
            return False
        return getattr(self, f"may_ask_{facts['request_kind']}")(facts, at)

    def may_ask_extend(self, facts, at):
        granted = sum(kind == "extend" for kind, _round in self.granted)
        return bool(facts["extra"]) and at < self.handle_due_at and granted < MOST_EXTENSIONS

    def may_ask_suspend(self, facts, at):
        once = not any(kind == "suspend" for kind, _round in self.granted)
        return self.state == "handling" and once and bool(facts["condition"])

    def may_ask_cannot(self, facts, at):
        return ("cannot", self.round) not in self.granted

    def may_refuse(self, by, own, facts, at):
        return self.asked is not None and by in self.asked[1]

    def may_approve(self, by, own, facts, at):
        told = self.asked and (self.asked[0] == "cannot" or facts["words"])
        is_over = self.asked and self.asked[0] == "suspend" and self.hold_until <= day_of(at)
        return bool(told) and not is_over and self.may_refuse(by, own, facts, at)

    def may_withdraw_request(self, by, own, facts, at):
        return self.asked is not None

    def do_request(self, by, facts, at):
        kind = facts["request_kind"]
        answerers = (TWO_UP if kind == "extend" else ONE_UP)[self.unit]
        self.asked = kind, answerers - {by}
        self.hold_until = day_of(at, facts.get("until", 0))

    def do_approve(self, by, facts, at):
        kind, _who = self.asked
        self.granted.append((kind, self.round))
        self.asked = None
        if kind == "suspend":
            self.clocks.hold()

    def do_refuse(self, by, facts, at):
        self.asked = None

    do_withdraw_request = do_refuse

    def do_resume(self, by, facts, at):
        self.clocks.go_on()

    def goes_on_by_itself(self, at):
        """What was put on hold is taken up on its day."""
        return self.state == "suspended" and self.hold_until <= day_of(at)

    def target_of(self, verb):
        """Where an approval leads: on hold, if that was asked for."""
        return "suspended" if verb == "approve" and self.asked[0] == "suspend" else None
