from cases.actions.accept import accepted
from cases.actions.duties import note_use
from cases.actions.move import move
from cases.enums import Action
from cases.models import Assignment
from common.rows import Rows
from grids.models import Post

GIVEN = Rows(Assignment)


def dispatch(case, *, to, note="", decision="", handover=False, rule=None, by, at=None, expected=None):
    """Give a case to a post or a department to verify and handle (S2-24). `decision`: the joint one, where asked.

    `handover`: to the successor of who had it, `rule`: by which it goes there at once (S0-52); only then the clock may.
    """
    facts = {"to": to, "note": note, "decision": decision, "handover": handover, "rule": rule}
    aside = "\n".join(filter(None, [note, decision]))
    told = {"aside": aside, "public": True}
    return move(case, Action.DISPATCH, by=by, at=at, expected=expected, effect=hand_over, **told, **facts)


def hand_over(turn):
    case, to = turn.case, turn.facts["to"]
    accepted(turn)
    case.handler_post, case.handler_department = (to, None) if isinstance(to, Post) else (None, to)
    case.needs_joint_decision = False
    turn.data["to"] = turn.reference(to)
    if turn.facts["rule"]:
        turn.data["rule"] = str(turn.facts["rule"].uuid)
    note_use(turn)
    given = Assignment(
        case=case,
        round=case.round,
        post=case.handler_post,
        department=case.handler_department,
        given_at=turn.at,
        given_by_id=turn.by.officer_id,
    )
    GIVEN.add(given)
