"""Who is told of what happened, by hand: those it asks something of, never who did it, nobody who has no part in it."""

from tests.model.people import GRIDS, holders, with_role

# Whom a clock asks something of; every other one asks whoever has the case in hand.
ASKS_THE_DESK = {"accept", "dispatch"}
ASKS_REVIEWERS = {"close"}
# Which areas' leaders an alert climbs to, from below; nobody leads a micro grid or a community here.
LED = {
    "micro": set(),
    "general": {"A", "B", "N"},
    "total": set(),
    "street": {"here", "there"},
    "district": {"district"},
}


def desk(story):
    """The street's; the district's, where there is no street or nobody left in it."""
    found = with_role("dispatcher", story.place, story.gone, among={"here", "there"})
    return found or with_role("dispatcher", story.place, story.gone, among={"district"})


def reviewers(story):
    return with_role("reviewer", story.place, story.gone)


def leaders(story, tier):
    return with_role("leader", story.place, story.gone, among=LED[tier])


def nearest(story):
    """The leaders of the lowest tier that has any."""
    return next(filter(None, (leaders(story, tier) for tier in LED)), set())


def in_hand(story):
    return holders(story.unit, story.gone)


def told_of(verb, story, *, by, before, asked=None):
    """The people who get a message of a verb done by `by`; `before`: the unit that had the case until then,
    `asked` the request that stood until then."""
    former = holders(before, story.gone)
    people = {
        "report": lambda: desk(story),
        "self_handle": lambda: desk(story),
        "decline": lambda: desk(story),
        "withdraw": lambda: desk(story),
        "reopen": lambda: desk(story),
        "restore": lambda: desk(story),
        "classify": lambda: desk(story) | in_hand(story),
        "resolve": lambda: desk(story) | in_hand(story),
        "dispatch": lambda: in_hand(story),
        "send_back": lambda: in_hand(story),
        "rework": lambda: in_hand(story),
        "comment": lambda: in_hand(story),
        "approve": lambda: in_hand(story),
        "refuse": lambda: in_hand(story),
        "resume": lambda: in_hand(story),
        "request": lambda: answerers(story),
        "withdraw_request": lambda: answerers(story, of=asked),
        "recall": lambda: former | (desk(story) if by == "clock" else set()),
        "void": lambda: former,
        "rate": lambda: reviewers(story),
        "feedback": lambda: reviewers(story) | (superiors(story) if story.major else set()),
    }.get(verb, set)()
    return people - {by}


def answerers(story, *, of=None):
    """Whoever may answer a request and leads here."""
    return ((of or story.asked)[1] & leaders_and_district(story)) - story.gone


def leaders_and_district(story):
    return with_role("leader", story.place, story.gone, among={*GRIDS, "district"})


def superiors(story):
    """The leaders of the district: a major matter is reported to them too."""
    return {"district"} - story.gone


def told_by_the_clock(story, kind, alert):
    """Who hears of a clock: whoever it asks, at yellow the nearest leader too, at red the desk, then tier by tier."""
    if alert in LED:
        return leaders(story, alert)
    if kind in ASKS_THE_DESK:
        people = desk(story)
    elif kind in ASKS_REVIEWERS:
        people = reviewers(story)
    else:
        people = in_hand(story)
    if alert == "yellow":
        people |= nearest(story)
    return people | desk(story) if alert == "red" else people
