"""What came of one verb for many cases, line by line."""

from dataclasses import dataclass

from cases.errors import ChangedMeanwhile, OutOfOrder
from cases.models import CaseEvent
from cases.pages.done import done_words
from cases.pages.quicker import quicker_words


@dataclass(frozen=True)
class Line:
    number: str
    short_number: str
    done: bool
    words: str


def lines_of(outcomes, action, facts, *, by):
    """The Lines of the outcomes, those refused first; one statement for each that somebody else had changed."""
    lines = [line_of(one, action, facts, by) for one in outcomes]
    return sorted(lines, key=lambda line: line.done)


def line_of(one, action, facts, by):
    case = one.case
    if one.refusal is None:
        return Line(case.number, case.short_number, True, done_words(case, action, facts))
    return Line(case.number, case.short_number, False, refusal_words(one, by))


def refusal_words(one, by):
    if isinstance(one.refusal, ChangedMeanwhile | OutOfOrder):
        last = CaseEvent.objects.filter(case=one.case).with_words().reverse()[0]
        return quicker_words(last, by, one.refusal)
    return str(one.refusal)


def total_of(lines):
    """{"done", "refused"}: how many."""
    done = sum(line.done for line in lines)
    return {"done": done, "refused": len(lines) - done}
