from cases.actions.move import move
from cases.enums import Action
from cases.models import Assignment


def take(case, *, by, at=None, expected=None):
    """Take what was dispatched to one's post or department: the work begins."""
    return move(case, Action.TAKE, by=by, at=at, expected=expected, public=True, effect=mark_taken)


def mark_taken(turn):
    running = Assignment.objects.filter(case=turn.case, ended_at=None)
    running.update(taken_at=turn.at, taken_by_id=turn.by.officer_id)
