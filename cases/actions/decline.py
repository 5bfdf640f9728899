from cases.actions.move import move
from cases.enums import Action
from cases.models import Assignment

JOINT_AFTER = 2


def decline(case, *, decline_reason, note="", by, at=None, expected=None):
    """Give a case back to the desk with a reason from the list; the second time it needs a joint decision."""
    return move(
        case,
        Action.DECLINE,
        by=by,
        at=at,
        expected=expected,
        words=note,
        effect=give_back,
        reason=decline_reason,
    )


def give_back(turn):
    case = turn.case
    case.declined_count += 1
    case.needs_joint_decision |= case.declined_count >= JOINT_AFTER  # one that is still owed stays owed
    turn.data["reason"] = turn.facts["reason"]
    let_go(turn)


def let_go(turn):
    """Nobody answers for the case any more; the event says who did."""
    case = turn.case
    if case.handler:
        turn.data["from"] = turn.reference(case.handler)
    case.handler_post = case.handler_department = None
    running = Assignment.objects.filter(case=case, ended_at=None)
    running.update(ended_at=turn.at, ended_how=turn.row.action)
