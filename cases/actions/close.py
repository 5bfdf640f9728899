from cases.actions.move import move
from cases.enums import Action, Satisfaction
from cases.models import Assignment


def close(case, *, by, at=None, expected=None):
    """Strike a case off (S2-35), by somebody who had no hand in it in any round, after the reporter was asked."""
    return move(case, Action.CLOSE, by=by, at=at, expected=expected, public=True, effect=strike_off)


def strike_off(turn):
    case = turn.case
    case.closed_at, case.closed_by = turn.at, turn.by.officer
    if case.satisfaction == Satisfaction.ASKED:
        case.satisfaction = Satisfaction.NO_ANSWER
    running = Assignment.objects.filter(case=case, ended_at=None)
    running.update(ended_at=turn.at, ended_how=turn.row.action)
