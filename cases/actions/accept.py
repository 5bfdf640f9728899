from cases.actions.move import move
from cases.enums import Action


def accept(case, *, by, at=None, expected=None):
    """Say that a reported case is a matter for the platform: the accept clock stops, step 4 begins (S2-26)."""
    return move(case, Action.ACCEPT, by=by, at=at, expected=expected, effect=accepted)


def accepted(turn):
    """Also implied by dispatching."""
    turn.case.accepted_at = turn.case.accepted_at or turn.at
    turn.case.accepted_by_id = turn.case.accepted_by_id or turn.by.officer_id
    turn.case.pending = False
