"""What stands on the papers about a case: no name, no number of a phone but those that residents may call."""

from cases import resident, result
from cases.enums import State
from cases.models.category import UNCLASSIFIED
from cases.pages.told import events_of, names_of
from grids.callers import caller_at


def receipt_of(case, photo_address):
    """The context of the receipt: the case in short, its four steps reached or due."""
    return paper_of(case) | {"steps": steps_of(case, events_of(case, photo_address))}


def answer_of(case, photo_address):
    """The context of the answer, or None while the reporter was not told anything."""
    events = events_of(case, photo_address)
    told = result.result_of(events, names_of(case))
    if told is None or not told.is_answer:
        return None
    page = paper_of(case) | {"result": told, "before": ready(told.before), "after": ready(told.after)}
    return page | {"elements": elements_of(events)}


def paper_of(case):
    """What every paper says: number, kind, place, when, whom to call."""
    place = case.building or case.owner_grid
    caller = caller_at(place) if place else None
    return {
        "number": groups(case.number),
        "kind": "" if case.category.code == UNCLASSIFIED else case.category.name,
        "address": case.address,
        "words": case.description,
        "reported_at": case.reported_at,
        "office": case.street.name if case.street else "",
        "grid_worker": caller or None,
    }


def groups(number):
    """19 digits in fours, to be read out and typed again."""
    return " ".join(number[start : start + 4] for start in range(0, len(number), 4))


def steps_of(case, events):
    """The four stages: label, when it was reached, else until when it is due."""
    due = {
        2: case.dispatch_due_at,
        3: case.take_due_at or case.first_contact_due_at,
        4: case.handle_due_at or case.total_due_at,
    }
    ended = case.state in (State.CLOSED, State.VOID)
    stages = resident.stages(case.state, events)
    return [
        {
            "number": stage["number"],
            "label": stage["label"],
            "at": stage["at"],
            "due_at": None if stage["at"] or ended else due.get(stage["number"]),
        }
        for stage in stages
    ]


def elements_of(events):
    """The four elements of the last answer."""
    lines = [line for line in resident.lines(events, {}) if line.elements]
    return lines[-1].elements if lines else ()


def ready(photos):
    """Only what can be printed."""
    return [photo for photo in photos if photo["state"] == "ready"]
