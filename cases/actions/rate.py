from cases.actions.move import move
from cases.enums import Action, Satisfaction
from cases.models import Rating


def rate(case, *, solved, level, words="", by, at=None, expected=None):
    """What the reporter says of the result: solved or not, one to five, words. Correctable once, until 7 days after."""
    return move(
        case,
        Action.RATE,
        by=by,
        at=at,
        expected=expected,
        words=words,
        effect=keep_rating,
        solved=solved,
        level=level,
    )


def keep_rating(turn):
    """The first answer of a round, or its one correction."""
    case, facts = turn.case, turn.facts
    case.satisfaction = Satisfaction.RATED
    turn.data |= {"solved": facts["solved"], "level": facts["level"]}
    said = {"solved": facts["solved"], "level": facts["level"], "by_call": turn.by.is_officer}
    given = {**said, "given_at": turn.at}
    rating, created = Rating.objects.get_or_create(case=case, round=case.round, defaults=given)
    if not created:
        rating.solved, rating.level, rating.by_call = facts["solved"], facts["level"], turn.by.is_officer
        rating.corrected_at = turn.at
        rating.save(update_fields=["solved", "level", "by_call", "corrected_at"])
