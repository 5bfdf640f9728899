"""What stands on the slip of a case that is handed over (交办单; frontend.md F22)."""

from dataclasses import dataclass

from cases.enums import Action
from cases.models import Case, CaseEvent
from cases.pages.names import who_did
from cases.pages.sheet import handler_words
from cases.pages.terms import terms_of
from cases.pages.timeline import aside_of


@dataclass(frozen=True)
class Slip:
    """One case on paper. `given` is the event that handed it over last, None while nobody has it."""

    case: Case
    handler: str
    given: CaseEvent | None
    given_by: str
    note: str
    terms: list


def slips_of(cases, officer):
    """The Slips of these cases by number: two statements. Who prints it signs for what nobody has handed over yet."""
    rows = list(cases.order_by("number"))
    given = last_given(rows)
    return [slip_of(case, given.get(case.pk), officer) for case in rows]


def slip_of(case, given, officer):
    return Slip(
        case=case,
        handler=handler_words(case),
        given=given,
        given_by=who_did(given) if given else officer.name,
        note=aside_of(given) if given else "",
        terms=terms_of(case),
    )


def last_given(cases):
    """{pk of a case: the event that dispatched it last}."""
    events = CaseEvent.objects.filter(case__in=[case.pk for case in cases], action=Action.DISPATCH)
    return {event.case_id: event for event in events.with_words().order_by("seq")}
