"""One case of the demo: what it is about, where, who reports it, who handles it, and when each verb is done."""

from dataclasses import dataclass, field
from random import Random

from cases.actions.report import Person
from cases.enums import Source
from governance.demo.cast import hours_to_handle
from governance.demo.courses import COURSES, Strand, schedule

ASKS_SOMEBODY = frozenset({"rate_bad", "ask", "wait", "reopen", "withdraw"})
SOURCES = (
    (Source.QR, 55),
    (Source.HOTLINE, 13),
    (Source.PATROL, 12),
    (Source.VISIT, 9),
    (Source.PROXY, 8),
    (Source.MEETING, 3),
)
IN_HAND = frozenset(
    {"dispatch", "contact", "progress", "rework"}
)  # in time: the handling limit is still to come
WITHOUT_PERSON = frozenset({Source.PATROL, Source.MEETING})
NEAR, NEAR_NOW = 0.12, 0.2  # the share of past and open cases where `worker` works: his list has to live too
TO_WORKER = (
    0.75  # of what can be solved on the spot, this share goes to the worker of the grid; of the rest, 1 −
)
SHORT_LIMIT = 80  # hours: what can be late within a few days


@dataclass
class Tale:
    """`case` and what is decided on the way are filled while it is told."""

    strand: Strand
    matter: object
    category: object
    building: object
    source: str
    reporter: Person | None
    caller: Person | None
    steps: list
    rng: Random
    to_worker: bool
    case: object = None
    handler: object = None  # the Actor who has it
    called: object = None  # the Officer who comes from the unit that was whistled for
    declined_by: list = field(default_factory=list)

    def say(self, words):
        """One of several ways to put it, with the place filled in."""
        return self.rng.choice(words).replace("{place}", self.building.name)


def tales(strands, cast, crowd, *, now):
    """The cases of these strands, decided by the material's seed and the moment."""
    made = []
    for strand in strands:
        for _ in range(strand.count):
            rng = Random(f"{cast.material.seed}:{len(made)}")
            made.append(tale(strand, cast, crowd, rng, now))
    return made


def tale(strand, cast, crowd, rng, now):
    age = rng.uniform(*strand.days)
    matter = rng.choices(*weighted(fitting(strand, age, cast)))[0]
    category = cast.categories[matter.category]
    source = source_of(strand, rng)
    near = rng.random() < (NEAR_NOW if strand.until else NEAR)
    reporter, caller = persons(source, crowd, rng, known=bool(ASKS_SOMEBODY.intersection(verbs_of(strand))))
    return Tale(
        strand,
        matter,
        category,
        building=rng.choice(cast.near_the_accounts if near else cast.buildings),
        source=source,
        reporter=reporter,
        caller=caller,
        steps=schedule(strand, age=age, limit=hours_to_handle(category), now=now, rng=rng),
        rng=rng,
        to_worker=rng.random() < (TO_WORKER if near or category.self_handle else 1 - TO_WORKER)
        and not strand.to_handler,
    )


def weighted(matters):
    return matters, [matter.weight for matter in matters]


def fitting(strand, age, cast):
    """The matters that can have run this course within this age."""
    known = [(matter, cast.categories[matter.category]) for matter in cast.material.matters]
    return [
        matter
        for matter, category in known
        if fits(strand, age, category) and (cast.is_for_handler(category) or not strand.to_handler)
    ]


def fits(strand, age, category):
    limit = hours_to_handle(category)
    if strand.course == "on_the_spot":
        return category.self_handle
    if strand.course == "major":
        return not category.major and limit <= age * 12
    if strand.until in IN_HAND and not strand.late:
        return limit >= age * 28
    if strand.late:
        return limit <= min(SHORT_LIMIT, age * 12)
    return limit <= max(SHORT_LIMIT, age * 12)


def source_of(strand, rng):
    """Where a report comes from; where the course needs an answer there is a resident behind it."""
    if strand.course == "on_the_spot":
        return Source.PATROL
    if strand.course == "flooded":
        return Source.QR
    asks = ASKS_SOMEBODY.intersection(verbs_of(strand))
    choices = [(source, weight) for source, weight in SOURCES if not (asks and source in WITHOUT_PERSON)]
    names, weights = zip(*choices, strict=True)
    return rng.choices(names, weights)[0]


def verbs_of(strand):
    return COURSES[strand.course].split()


def persons(source, crowd, rng, *, known):
    """→ (the person concerned, who reports for them): a scan may stay anonymous, a patrol has nobody."""
    if source in WITHOUT_PERSON:
        return None, None
    if source == Source.QR and not known and rng.random() < 0.35:
        return None, None
    concerned = Person(*crowd.person())
    return concerned, Person(*crowd.person()) if source == Source.PROXY else None
