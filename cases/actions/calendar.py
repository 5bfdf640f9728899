"""A calendar changed: its next version in force at once, the open clocks re-dated by the worker."""

from django.db import transaction

from cases.actions.redate import ask_redating
from grids.actions.calendar import put_calendar_in_force


@transaction.atomic
def change_calendar(calendar, draft, *, by, at, reason, expected):
    """Put `draft` in force and have the open clocks re-dated; answers the Calendar. Raises what the first raises."""
    changed = put_calendar_in_force(calendar, draft, by=by, at=at, reason=reason, expected=expected)
    if changed.version != expected:
        ask_redating(by=by, reason=reason.strip(), at=at)
    return changed
