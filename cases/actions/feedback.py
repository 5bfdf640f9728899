from cases.actions.move import move
from cases.enums import Action, Satisfaction
from cases.models import Reporter


def feedback(case, *, feedback_channel, answer, words, by_when=None, by, at=None, expected=None):
    """Tell the reporter the result and put it on record (S2-30, S2-34): channel, answer, what was done, by when.

    When it was taken up and who was spoken to are already events of the case; the reporter reads all four together.
    """
    return move(
        case,
        Action.FEEDBACK,
        by=by,
        at=at,
        expected=expected,
        words=words,
        public=True,
        effect=mark_fed_back,
        channel=feedback_channel,
        answer=answer,
        by_when=by_when,
    )


def mark_fed_back(turn):
    case, facts = turn.case, turn.facts
    case.answer, case.fed_back_at = facts["answer"], turn.at
    asked = Reporter.objects.filter(case=case).exists()
    case.satisfaction = Satisfaction.ASKED if asked else Satisfaction.NOT_APPLICABLE
    by_when = facts["by_when"].isoformat() if facts["by_when"] else None
    turn.data |= {"channel": facts["channel"], "answer": facts["answer"], "by_when": by_when}
