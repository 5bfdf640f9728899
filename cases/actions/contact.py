from cases.actions.move import move
from cases.enums import Action


def contact(case, *, contact_channel, contact_outcome, note="", by, at=None, expected=None):
    """Put on record that the reporter was contacted, how, and what came of it (S2-25). The first stops its clock."""
    return move(
        case,
        Action.CONTACT,
        by=by,
        at=at,
        expected=expected,
        words=note,
        effect=mark_contacted,
        channel=contact_channel,
        outcome=contact_outcome,
    )


def mark_contacted(turn):
    turn.data |= {"channel": turn.facts["channel"], "outcome": turn.facts["outcome"]}
    turn.case.contacted_at = turn.case.contacted_at or turn.at
