"""One verb for many cases: each its own transaction, each refused or done for itself."""

from dataclasses import dataclass

from cases.errors import ChangedMeanwhile, OutOfOrder
from cases.models import Case
from common.errors import Refused

MOST = 200


@dataclass(frozen=True)
class Outcome:
    """What came of one case: as it is then, and why not; None where it was done."""

    case: Case
    refusal: Refused | None = None


def do_many(verb, seen, *, by, **facts):
    """Do a verb to each of [(case, the version the person saw)]; returns the Outcomes in the same order.

    What somebody else changed meanwhile, and what the verb's guards refuse, stays as it is; the others go on.
    """
    return [do_one(verb, case, version, by, facts) for case, version in seen[:MOST]]


def do_one(verb, case, version, by, facts):
    try:
        return Outcome(verb(case, by=by, expected=version, **facts))
    except (ChangedMeanwhile, OutOfOrder) as refusal:
        return Outcome(refusal.case, refusal)
    except Refused as refusal:
        return Outcome(case, refusal)
