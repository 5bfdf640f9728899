from cases.actions.move import move
from cases.actions.record import said_by
from cases.enums import Action, Satisfaction

JOINT_AFTER = 3


def rework(case, *, reason, by, at=None, expected=None):
    """It is not solved (S2-41): the handler does it again. Counted; the third time needs a joint decision."""
    why = said_by(by, reason)
    return move(case, Action.REWORK, by=by, at=at, expected=expected, public=True, effect=once_more, **why)


def once_more(turn):
    case = turn.case
    case.rework_count += 1
    case.round += 1
    case.needs_joint_decision |= case.rework_count >= JOINT_AFTER
    case.satisfaction, case.outcome, case.answer, case.fed_back_at = Satisfaction.NOT_ASKED, "", "", None
