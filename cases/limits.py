"""The clock policies a locality's profile asks for, as plain rows (pure)."""

from dataclasses import dataclass
from decimal import Decimal

from cases.clockwork import ClockKind
from common.locality import Limit
from common.worktime import Unit

# Who can do something about it early is reminded early; a promise of half an hour only tells when it is broken.
SPEAKS = {
    ClockKind.ACCEPT: {"red"},
    ClockKind.TOTAL: {"red"},
    ClockKind.DISPATCH: {"yellow", "red"},
    ClockKind.TAKE: {"yellow", "red"},
    ClockKind.FIRST_CONTACT: {"yellow", "red"},
    ClockKind.CLOSE: {"red"},
}
STAYS_LOW = frozenset({ClockKind.ACCEPT})  # that it is broken is the desk's to know
EVERYTHING = {"reminded", "yellow", "red"}


@dataclass(frozen=True)
class PolicyRow:
    kind: str
    limit: Decimal
    unit: str
    ladder: tuple
    climb: tuple
    category: str = ""  # code
    major: bool = False


def policy_rows(profile, categories):
    """What `profile` asks for. `categories`: (code, handle limit, unit) of each, for the limits of long matters."""
    for kind, rule in profile.clocks.items():
        ladder = tuple(
            (float(share), word) for share, word in profile.ladder if word in SPEAKS.get(kind, EVERYTHING)
        )
        climb = tuple((plain(hours), tier) for hours, tier in profile.climb if kind not in STAYS_LOW)
        yield row_of(kind, rule.limit, ladder, climb)
        if rule.major:
            yield row_of(kind, rule.major, ladder, climb, major=True)
        if rule.long:
            for code, number, unit in categories:
                if Limit(Decimal(number), Unit(unit)).is_long:
                    yield row_of(kind, rule.long, ladder, climb, category=code)


def row_of(kind, limit, ladder, climb, **narrower):
    facts = {"kind": kind, "limit": limit.number, "unit": str(limit.unit), "ladder": ladder, "climb": climb}
    return PolicyRow(**facts, **narrower)


def plain(number):
    """A number as JSON has it: 4, not 4.0."""
    return int(number) if number == int(number) else float(number)
