"""What the actors of a history may say with each verb, and the verb done through the product's own actions."""

from itertools import product

from django.db import connection, transaction

from cases.actions.verbs import VERBS
from cases.enums import Action
from common.errors import Refused
from tests.model.asking import day_of
from tests.model.people import SPEAKERS, UNITS, is_to
from tests.model.story import ROWS

YES_OR_NO = (True, False)
WORDS = {"words": "在办"}
SAID = {
    "classify": [
        {"reason": "看过了", name: value}
        for name, value in (
            *(("category", "10004"), ("category", "05007"), ("major", True), ("major", False)),
            *(("urgency", "urgent"), ("place", "yard"), ("place", "third"), ("place", "next")),
        )
    ],
    "dispatch": [
        {"to": to, "note": note, "decision": decision}
        for to, note, decision in product(UNITS, ("", "还是你们"), ("", "商定"))
    ],
    "decline": [{"decline_reason": "not_ours"}],
    "recall": [{"reason": "换人"}],
    "contact": [
        {"contact_channel": "phone", "contact_outcome": outcome}
        for outcome in ("spoke", "nobody", "unreachable")
    ],
    "progress": [WORDS],
    "resolve": [
        {"outcome": outcome, "result": "修好了", "no_photo_reason": reason, "receipt": receipt}
        for outcome, reason, receipt in product(("done", "cannot", "referred"), ("", "夜里"), ("", "12345-7"))
    ],
    "request": [
        *({"request_kind": "extend", "reason": "等配件", "extra": extra} for extra in (None, 1)),
        *(
            {"request_kind": "suspend", "reason": "等配件", "condition": condition, "until": 9}
            for condition in ("", "供暖结束")
        ),
        {"request_kind": "cannot", "reason": "不归我们管"},
    ],
    "approve": [{"words": words} for words in ("", "配件后天到")],
    "refuse": [{"reason": "时间够了"}],
    "send_back": [{"reason": "没修好"}],
    "feedback": [
        {"feedback_channel": "phone", "answer": answer, "words": "灯修好了"} for answer in ("done", "cannot")
    ],
    "rate": [{"solved": solved, "level": 4} for solved in YES_OR_NO],
    "rework": [{"reason": "还是不亮"}],
    "reopen": [{"reason": "又坏了"}],
    "void": [{"void_reason": "not_found"}],
    "restore": [{"reason": "确有其事"}],
    "comment": [WORDS | {"internal": internal} for internal in YES_OR_NO],
}
# How often a verb that leads on is drawn beside the others.
WEIGHT = {
    "dispatch": 8,
    "take": 12,
    "contact": 3,
    "resolve": 8,
    "feedback": 6,
    "rate": 3,
    "close": 6,
    "rework": 3,
}
WEIGHT |= {"decline": 3, "reopen": 4, "restore": 8, "send_back": 3, "progress": 4}
WEIGHT |= {"request": 4, "approve": 6, "refuse": 2, "withdraw_request": 1, "resume": 4}


def sayings(verb):
    return SAID.get(verb, [{}])


def everything(story, at, speakers=SPEAKERS):
    """{verb: [(by, facts)]}: all that the rules let anybody do now."""
    found = {}
    for verb, by in product(ROWS, speakers):
        fitting = [(by, facts) for facts in sayings(verb) if story.allows(verb, by, facts, at)]
        if fitting:
            found.setdefault(verb, []).extend(fitting)
    return found


def near_misses(story, at):
    """{verb: [(by, facts)]}: what is these people's to do in this state, and is refused for another reason."""
    found = {}
    for verb, by in product(ROWS, SPEAKERS):
        sources, _target, who = ROWS[verb]
        if story.state in sources and is_to(by, story.place, story.unit, story.gone) & who:
            refused = [(by, facts) for facts in sayings(verb) if not story.allows(verb, by, facts, at)]
            if refused:
                found.setdefault(verb, []).extend(refused)
    return found


def do(town, case, verb, by, facts, *, gone, at, expected=None):
    """Whether the product does it; what COMMIT would check is checked now."""
    given = {"to": town.units.get, "category": town.categories.get, "place": town.grids.get}
    facts = {name: given.get(name, lambda value: value)(value) for name, value in facts.items()}
    if "until" in facts:
        facts["until"] = day_of(at, facts["until"])
    if "place" in facts:
        facts["grid"] = facts.pop("place")
    try:
        with transaction.atomic():
            VERBS[Action(verb)](case, by=town.actor(by, gone), at=at, expected=expected, **facts)
            commit()
    except Refused:
        return False
    return True


def commit():
    with connection.cursor() as cursor:
        cursor.execute("set constraints all immediate; set constraints all deferred")
