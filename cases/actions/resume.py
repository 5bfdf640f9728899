from cases.actions.move import move
from cases.enums import Action


def resume(case, *, note="", by, at=None, expected=None):
    """Go on with what was on hold: its clocks run again. On the day to look at it again the clock does it."""
    return move(case, Action.RESUME, by=by, at=at, expected=expected, aside=note, public=True, effect=take_up)


def take_up(turn):
    turn.case.review_on = None
