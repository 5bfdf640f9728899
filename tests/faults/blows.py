"""Somebody who kills web processes and restarts PostgreSQL while others work, and writes down when."""

import os
import signal
import threading
import time
from dataclasses import dataclass
from functools import partial

KILLS_EVERY = 0.4
REPORTS_A_KILL = (
    2  # at least: where processes come up slower than they are killed nobody would ever be answered
)


@dataclass(frozen=True)
class Blow:
    what: str
    began: float
    ended: float


class Killer:
    """SIGKILL to one process of web every 0.4 s, the longest living first; now and then PostgreSQL at once.

    Never sooner than two reports after the last: the machine's speed decides how long it takes, not whether it ends.
    """

    def __init__(self, bench, *, crash_at=()):
        self.bench, self.web = bench, bench.running["web"]
        self.crash_at, self.blows, self.over = list(crash_at), [], threading.Event()
        self.thread = threading.Thread(target=self.strike)

    def strike(self):
        last = 0
        while not self.over.wait(KILLS_EVERY):
            if self.done() >= last + REPORTS_A_KILL:
                last = self.done()
                self.kill_one()
            if self.crash_at and self.done() >= self.crash_at[0]:
                self.crash_at.pop(0)
                self.note("crash", self.bench.servers.crash)

    def done(self):
        return len(self.crowd.acknowledged)

    def kill_one(self):
        for child in self.web.children()[:1]:
            self.note("kill", partial(end, child))

    def note(self, what, strike):
        began = time.monotonic()
        strike()
        self.blows.append(Blow(what, began, time.monotonic()))

    def count(self, what):
        return sum(blow.what == what for blow in self.blows)

    def during(self, crowd):
        self.crowd = crowd
        return self

    def __enter__(self):
        self.thread.start()
        return self

    def __exit__(self, *_):
        self.over.set()
        self.thread.join()

    def explains(self, answer, *, what, seconds):
        """Whether a blow of this kind lies within the answer's time, or ended less than `seconds` before it began."""
        ended = answer.at + answer.seconds
        return any(
            blow.began <= ended and blow.ended + seconds >= answer.at
            for blow in self.blows
            if blow.what == what
        )


def end(pid):
    try:
        os.kill(pid, signal.SIGKILL)
    except ProcessLookupError:
        return
