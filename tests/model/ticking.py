"""The nine clocks of a case, by hand from the Clocks table of workflow.md: which run, which stand, which are over."""

KINDS = ("accept", "dispatch", "take", "first_contact", "progress", "handle", "feedback", "close", "total")
RUNS, STANDS, OVER = "runs", "stands", "over"


class Clocks:
    """How each clock of a case stands, and how often it was begun."""

    def __init__(self):
        self.now = dict.fromkeys(KINDS, OVER)
        self.rounds = dict.fromkeys(KINDS, 0)

    def start(self, *kinds):
        for kind in kinds:
            self.now[kind] = RUNS
            self.rounds[kind] += 1

    def stop(self, *kinds):
        for kind in kinds:
            self.now[kind] = OVER

    def running(self):
        return {kind for kind, how in self.now.items() if how == RUNS}

    def standing(self):
        return {kind for kind, how in self.now.items() if how == STANDS}

    # One method for each verb that turns a clock.

    def report(self, *, reachable):
        self.start("accept", "dispatch", "total")
        if reachable:
            self.start("first_contact")

    def self_handle(self):
        self.start("feedback", "total")

    def accept(self):
        self.stop("accept")

    def dispatch(self, *, same_unit):
        self.stop("accept", "dispatch")
        self.start("take")
        if self.now["handle"] == STANDS and same_unit:
            self.now["handle"] = RUNS
        elif self.now["handle"] != RUNS:  # after a recall it has gone on all the while
            self.start("handle")

    def take(self):
        self.stop("take")
        self.start("progress")

    def decline(self):
        self.stop("take", "progress")
        self.start("dispatch")
        if self.now["handle"] == RUNS:
            self.now["handle"] = STANDS

    def recall(self):
        self.stop("take", "progress")
        self.start("dispatch")

    def contact(self):
        self.stop("first_contact")

    def progress(self, *, is_on_hold=False):
        self.start("progress")
        if is_on_hold:
            self.now["progress"] = STANDS

    def hold(self):
        for kind in ("progress", "handle"):
            if self.now[kind] == RUNS:
                self.now[kind] = STANDS

    def go_on(self):
        for kind in ("progress", "handle"):
            if self.now[kind] == STANDS:
                self.now[kind] = RUNS

    def resolve(self):
        self.stop("progress", "handle")
        self.start("feedback")

    def send_back(self):
        self.stop("feedback")
        self.start("handle", "progress")

    def feedback(self):
        self.stop("feedback")
        self.start("close")

    def rework(self):
        self.stop("close")
        self.start("handle", "progress")

    def end(self):
        self.stop(*KINDS)

    def again(self):
        """Taken up after an end: the total was never reset, so it is the same round that goes on."""
        self.start("dispatch")
        self.now["total"] = RUNS
