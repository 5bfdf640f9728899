"""One verb being done to one locked case: what the guards look at and the effects fill in."""

from dataclasses import dataclass, field
from datetime import datetime

from django.utils.timezone import localdate

from cases.history import History
from cases.models import Case
from cases.whistles import CallFact
from cases.workflow_row import Row
from grids.actor import Actor
from grids.models import Post
from grids.scope import Held


@dataclass
class Turn:
    case: Case
    row: Row
    by: Actor
    who: frozenset
    at: datetime
    facts: dict
    held: Held | None = None  # the post an officer acts by
    history: History = field(default_factory=History)
    data: dict = field(default_factory=dict)  # references that go into the event
    words: str = ""
    aside: str = ""
    public: bool = False
    forked: bool = False  # it leads to the row's other state
    granted: tuple | None = None  # more time: (kind of request, how much or until which day)
    call: CallFact | None = None  # the called unit it is about
    duty: dict | None = None  # the item of a list by which a department gets it
    photos: tuple = ()  # (files, kind) to hang on the event

    def __post_init__(self):
        self.from_state = self.case.state

    @property
    def day(self):
        return localdate(self.at)

    @staticmethod
    def reference(to):
        """A handler as an event names it: {"post": uuid} or {"department": uuid}."""
        return {"post" if isinstance(to, Post) else "department": str(to.uuid)}
