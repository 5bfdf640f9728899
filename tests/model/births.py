"""How a case of a history begins: what is said by whom, and what the Story knows of it then."""

from dataclasses import dataclass
from uuid import uuid4

from django.db import transaction

from cases.actions.report import Person, report
from cases.actions.self_handle import self_handle
from cases.enums import Source
from common.errors import Refused
from tests.model.acting import commit
from tests.model.people import SOLVES_ON_THE_SPOT, roles_of
from tests.model.story import Story

URGENCY = {"05007": "normal", "10004": "urgent", "09002": "normal"}


@dataclass(frozen=True)
class Birth:
    by: str
    source: str
    reporter: Person | None = None
    caller: Person | None = None
    place: str = "yard"
    verb: str = "report"
    category: str = "05007"
    pending: bool = False


LI, ZHANG = Person(name="李四", phone="13800005678"), Person(name="张三", phone="13900005678")
BIRTHS = (
    Birth("reporter", "qr", LI),
    Birth("reporter", "qr", LI, place="third", category="10004"),
    Birth("reporter", "qr"),
    Birth("reporter", "qr", LI, pending=True),
    Birth("reporter", "qr", pending=True),
    Birth("desk", "hotline", caller=ZHANG),
    Birth("worker", "patrol"),
    Birth("double", "visit", LI),
    Birth("stranger", "proxy", LI, ZHANG, place="next"),
    Birth("district", "system", place="nowhere"),
    *(
        Birth(by, "patrol", verb="self_handle", category="09002", place=place)
        for by, place in (
            *(("worker", "yard"), ("colleague", "yard"), ("double", "yard"), ("leader", "yard")),
            *(("desk", "yard"), ("colleague", "third"), ("stranger", "yard"), ("reporter", "yard")),
        )
    ),
)


def tell(birth, at):
    """The Story of a birth, or None where the rules do not let it be."""
    roles = roles_of(birth.by, birth.place, set())
    if birth.verb == "self_handle" and not roles & SOLVES_ON_THE_SPOT:
        return None
    people = (birth.reporter, birth.caller)
    story = Story(place=birth.place, category=birth.category, born_at=at, pending=birth.pending)
    story.urgency = URGENCY[birth.category]
    story.reachable = any(people)
    story.somebody_to_ask = any(people) or birth.source == "qr"
    story.born(birth.verb, birth.by)
    return story


def bear(town, birth, at, key=None):
    """The case as the product makes it, or None where it refuses."""
    said = {"place": town.place(birth.place), "category": town.categories[birth.category]}
    said |= {"by": town.actor(birth.by, set()), "at": at, "key": key or uuid4(), "reporter": birth.reporter}
    try:
        with transaction.atomic():
            if birth.verb == "self_handle":
                case = self_handle(result="劝和了", **said)
            else:
                said |= {"caller": birth.caller, "pending": birth.pending}
                case = report(source=Source(birth.source), description="路灯不亮", **said)
            commit()
    except Refused:
        return None
    return case
