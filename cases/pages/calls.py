"""The called units of a case as its page shows them (no queries)."""

from django.utils.dateparse import parse_datetime

from cases.enums import CallClock, CallState
from cases.whistles import CallFact

# What a case's page reads of its calls, in the statement that reads the case.
OF_CALL = {
    "uuid": "uuid",
    "unit": "department__uuid",
    "unit_id": "department_id",
    "name": "department__name",
    "state": "state",
    "whistler": "whistled_by_id",
    "respond_due_at": "respond_due_at",
    "arrive_due_at": "arrive_due_at",
    "result_due_at": "result_due_at",
    "responded_at": "responded_at",
    "arrived_at": "arrived_at",
    "objected_at": "objected_at",
    "reported_at": "reported_at",
    "unit_level": "unit_level",
    "whistler_level": "whistler_level",
}
DONE = {
    CallClock.RESPOND: "responded_at",
    CallClock.ARRIVE: "arrived_at",
    CallClock.RESULT: "reported_at",
}
WAITS = frozenset({CallState.CALLED, CallState.RESPONDED, CallState.ARRIVED})


def fact_of(one):
    """A call as the guards see it, from what the page has read already."""
    return CallFact(
        uuid=one["uuid"],
        department_id=one["unit_id"],
        state=one["state"],
        whistler_id=one["whistler"],
        objected=one["objected_at"] is not None,
        unit_rated=one["unit_level"] is not None,
        whistler_rated=one["whistler_level"] is not None,
    )


def call_lines(calls):
    """[{name, state, steps: [{label, at, due_at, late}], unit_level, whistler_level}], the oldest first."""
    return [
        {
            "name": one["name"],
            "state": CallState(one["state"]).label,
            "is_open": one["state"] in WAITS,
            "steps": [step_of(one, clock) for clock in CallClock] if one["respond_due_at"] else [],
            "unit_level": one["unit_level"],
            "whistler_level": one["whistler_level"],
        }
        for one in calls
    ]


def step_of(one, clock):
    """When it was done and when it was due; `waits` where the unit still owes it."""
    at, due_at = moment(one[DONE[clock]]), moment(one[f"{clock}_due_at"])
    return {
        "label": clock.label,
        "at": at,
        "due_at": due_at,
        "late": bool(at and at > due_at),
        "waits": at is None and one["state"] in WAITS,
    }


def moment(text):
    return parse_datetime(text) if text else None
