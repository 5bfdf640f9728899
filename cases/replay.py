"""A case told again from its events by the workflow table alone: what it must look like now (pure)."""

from dataclasses import dataclass, field

from cases import workflow
from cases.enums import Action

# From these on a case counts as accepted (S2-26): dispatching says so too.
ACCEPTS = frozenset({Action.ACCEPT, Action.DISPATCH})

ARROWS = {version: frozenset(workflow.edges(version)) for version in workflow.TABLES}


@dataclass
class Replay:
    """Where a case stands after the events followed so far, and the events that do not follow."""

    table: int
    state: str = workflow.BEFORE
    step: int = 0
    version: int = 0
    accepted: bool = False
    astray: list = field(default_factory=list)  # (seq, action, from, to) that is no arrow of the table

    def follow(self, seq, action, from_state, to_state):
        """One event more, as it was written."""
        self.version += 1
        if from_state != self.state or (action, from_state, to_state) not in ARROWS[self.table]:
            self.astray.append((seq, action, from_state, to_state))
        self.accepted |= action in ACCEPTS
        self.state = to_state
        if to_state != workflow.BEFORE:
            self.step = workflow.step_of(to_state, accepted=self.accepted, before=self.step)
