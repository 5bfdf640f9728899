"""What happens to the demo's cases: how they run, how many of each, and when. Pure; the clock is an argument.

A course is the verbs of the workflow table in order; a strand is how many cases run it and where they stand now.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from math import ceil
from random import Random
from zoneinfo import ZoneInfo

SHANGHAI = ZoneInfo("Asia/Shanghai")

DONE = "take contact resolve feedback"
STRUCK_OFF = f"{DONE} rate close"
REST = "resolve feedback rate close"
SLOWLY = "take contact progress resolve feedback rate close"

COURSES = {
    "smooth": f"report accept dispatch {SLOWLY}",
    "short": f"report dispatch {STRUCK_OFF}",
    "silent": f"report dispatch {DONE} wait close",
    "asked": f"report accept dispatch {DONE} ask ask ask close",
    "classified": f"report classify accept dispatch {STRUCK_OFF}",
    "major": f"report major dispatch take contact progress {SLOWLY.removeprefix('take contact ')}",
    "flooded": f"report accept dispatch {STRUCK_OFF}",
    "declined": f"report dispatch decline dispatch {STRUCK_OFF}",
    "torn": f"report dispatch decline dispatch decline comment dispatch {SLOWLY}",
    "recalled": f"report accept dispatch recall dispatch {STRUCK_OFF}",
    "sent_back": "report dispatch take contact resolve send_back progress resolve feedback rate close",
    "reworked": f"report dispatch {DONE} rate_bad rework progress resolve feedback rate close",
    "reopened": f"report dispatch {STRUCK_OFF} reopen dispatch {STRUCK_OFF}",
    "cannot": "report accept dispatch take contact progress cannot feedback_cannot rate close",
    "more_time": "report accept dispatch take contact extend approve progress resolve feedback rate close",
    "no_more_time": f"report dispatch take contact extend refuse {REST}",
    "took_back": f"report dispatch take contact extend take_back {REST}",
    "held": f"report accept dispatch take contact hold approve go_on {REST}",
    "whistled": f"report accept dispatch take contact whistle respond arrive report_back sign {REST}",
    "proposed": f"report dispatch take contact propose agree respond report_back {REST}",
    "objected": f"report dispatch take contact whistle object judge {REST}",
    "called_off": f"report dispatch take contact whistle call_off {REST}",
    "unanswered": f"report dispatch take contact whistle run_out {REST}",
    "on_the_spot": "self_handle feedback close",
    "voided": "report void",
    "withdrawn": "report withdraw",
    "voided_late": "report dispatch take contact void_in_hand",
    "restored": f"report void restore dispatch {STRUCK_OFF}",
}

# Hours from the verb before: the least and the most. A desk accepts within half an hour.
HOURS = {
    "accept": (0.03, 0.42), "classify": (0.03, 0.2), "major": (0.03, 0.2), "dispatch": (0.05, 0.45), "take": (0.1, 2.5),
    "decline": (0.5, 3), "recall": (0.5, 2), "contact": (0.2, 2.5), "progress": (2, 40), "comment": (0.2, 3),
    "send_back": (0.5, 6), "feedback": (0.3, 5), "feedback_cannot": (0.5, 5), "rate": (0.5, 40), "rate_bad": (1, 30),
    "rework": (0.02, 0.1), "close": (1, 20), "ask": (3, 14), "wait": (170, 190), "reopen": (20, 90), "void": (0.1, 0.5),
    "void_in_hand": (2, 9), "restore": (6, 40), "cannot": (8, 40), "withdraw": (0.2, 0.6), "resolve": (0.3, 400),
    "extend": (0.1, 0.4), "hold": (1, 6), "approve": (0.1, 3), "refuse": (0.1, 3), "take_back": (0.2, 3),
    "go_on": (30, 90),
    "whistle": (0.2, 2), "propose": (0.2, 2), "agree": (0.1, 0.6), "respond": (0.1, 0.8), "arrive": (0.3, 2),
    "report_back": (2, 20), "object": (0.2, 0.8), "judge": (1, 6), "call_off": (0.5, 4), "sign": (0.2, 4),
    "run_out": (560, 600),  # six working days and the longest holidays in between
}  # fmt: skip
# The most of the handling limit that a verb may take; together they stay within it.
SHARES = {"take": 0.12, "contact": 0.12, "progress": 0.22, "resolve": 0.38}
LATE = (1.05, 1.5)  # how much of it resolving takes where the case is late
AT_ONCE = 5  # hours: what has to be handled within them is handled in the evening too
BY_RESIDENTS = frozenset({"report", "rate", "rate_bad", "rework", "reopen", "withdraw"})


@dataclass(frozen=True)
class Strand:
    """`count` cases on a course, begun `days` ago (from, to), standing after the verb `until` ("": at the end)."""

    course: str
    count: int
    days: tuple[float, float]
    until: str = ""
    late: bool = False
    again: bool = False  # stops at the second `until`
    to_handler: bool = False  # goes to the account `handler`, whose list has to live on any day


STRANDS = (
    Strand("smooth", 40, (5, 60)),
    Strand("short", 21, (4, 60)),
    Strand("smooth", 10, (14, 60), late=True),
    Strand("silent", 10, (13, 60)),
    Strand("asked", 6, (7, 60)),
    Strand("classified", 10, (6, 60)),
    Strand("major", 5, (8, 60)),
    Strand("declined", 8, (8, 60)),
    Strand("torn", 3, (12, 60)),
    Strand("recalled", 5, (8, 60)),
    Strand("sent_back", 7, (8, 60)),
    Strand("reworked", 8, (12, 60)),
    Strand("reopened", 4, (18, 60)),
    Strand("cannot", 4, (10, 60)),
    Strand("more_time", 4, (9, 60)),
    Strand("no_more_time", 2, (9, 60)),
    Strand("took_back", 1, (9, 60)),
    Strand("held", 3, (14, 60)),
    Strand("whistled", 5, (8, 60)),
    Strand("proposed", 2, (8, 60)),
    Strand("objected", 2, (8, 60)),
    Strand("called_off", 1, (8, 60)),
    Strand("unanswered", 1, (34, 60)),
    Strand("on_the_spot", 16, (2, 60)),
    Strand("restored", 3, (10, 60)),
    Strand("voided", 6, (1, 60)),
    Strand("voided_late", 3, (3, 50)),
    Strand("withdrawn", 2, (2, 40)),
    Strand("smooth", 8, (1.2, 4), until="feedback"),
    Strand("short", 5, (1.2, 4), until="rate"),
    Strand("reworked", 2, (3, 7), until="feedback", again=True),
    Strand("short", 7, (0.6, 3), until="resolve"),
    Strand("on_the_spot", 3, (0.1, 1), until="self_handle"),
    Strand("short", 12, (0.4, 2.5), until="contact"),
    Strand("smooth", 10, (0.8, 4), until="progress"),
    Strand("smooth", 6, (4, 9), until="progress", late=True),
    Strand("reworked", 2, (3, 6), until="rework"),
    Strand("more_time", 3, (0.3, 1.5), until="extend"),
    Strand("held", 5, (1, 6), until="approve"),
    Strand("whistled", 2, (0.3, 1.5), until="whistle"),
    Strand("whistled", 2, (0.5, 2), until="arrive"),
    Strand("whistled", 2, (1, 3), until="report_back"),
    Strand("proposed", 1, (0.3, 1.2), until="propose"),
    Strand("objected", 1, (0.3, 1.2), until="object"),
    Strand("short", 8, (0.1, 1), until="dispatch"),
    Strand("declined", 2, (0.5, 2), until="dispatch", again=True),
    Strand("short", 3, (2, 5), until="dispatch", late=True),
    Strand("short", 6, (0.002, 0.016), until="report"),
    Strand("short", 2, (0.05, 0.6), until="report"),
    Strand("flooded", 2, (0.005, 0.02), until="report"),
    Strand("smooth", 5, (0.1, 0.9), until="accept"),
    Strand("declined", 3, (0.4, 2), until="decline"),
    Strand("reopened", 1, (9, 14), until="reopen"),
    Strand("short", 3, (1.5, 4), until="report", late=True),
    Strand("short", 2, (0.1, 0.4), until="contact", to_handler=True),
)


@dataclass(frozen=True)
class Step:
    """A verb and when it is done."""

    verb: str
    at: datetime


def verbs(strand: Strand) -> list[str]:
    """The verbs of a strand, up to where its cases stand."""
    course = COURSES[strand.course].split()
    if not strand.until:
        return course
    first = course.index(strand.until)
    return course[: course.index(strand.until, first + 1) + 1 if strand.again else first + 1]


def schedule(strand: Strand, *, age: float, limit: float, now: datetime, rng: Random) -> list[Step]:
    """When each verb of a case happens: by day, in order, the last before `now`.

    In: `age` days since it began, `limit` hours to handle it.
    """
    at = by_day(now - timedelta(days=age), rng, late=True)
    steps = []
    for verb in verbs(strand):
        if steps:
            later = at + timedelta(hours=hours(verb, limit, strand, rng))
            at = by_day(later, rng, late=verb in BY_RESIDENTS or limit <= AT_ONCE)
        steps.append(Step(verb, at))
    return put_back(steps, now)


def hours(verb: str, limit: float, strand: Strand, rng: Random) -> float:
    """How long after the verb before, as the tables above say."""
    if verb == "resolve" and strand.late and not strand.until:
        return limit * rng.uniform(*LATE)
    least, most = HOURS[verb]
    most = min(most, limit * SHARES.get(verb, 1_000))
    return rng.uniform(min(least, most), most)


def by_day(at: datetime, rng: Random, *, late: bool) -> datetime:
    """The moment itself where people are on duty (or, `late`, still up); else soon after they are again."""
    opens, closes = (6.5, 22.0) if late else (8.0, 18.0)
    local = at.astimezone(SHANGHAI)
    hour = local.hour + local.minute / 60
    if opens <= hour < closes:
        return at
    midnight = local.replace(hour=0, minute=0, second=0, microsecond=0)
    morning = midnight + timedelta(days=hour >= closes, hours=opens)
    return morning + timedelta(minutes=rng.uniform(1, 25))


def put_back(steps: list[Step], now: datetime) -> list[Step]:
    """The same some days earlier where it would reach beyond `now`: what happened by day still did."""
    days = timedelta(days=max(0, ceil((steps[-1].at - now) / timedelta(days=1))))
    return [Step(step.verb, step.at - days) for step in steps]
