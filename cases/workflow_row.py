"""One row of the workflow table, and the short names the tables are written with."""

from dataclasses import dataclass

from cases.enums import Action, State, Who

BEFORE = ""  # the state of a case that does not exist yet
R, D, H, S, N, F, C, V = (
    State.REPORTED,
    State.DISPATCHED,
    State.HANDLING,
    State.SUSPENDED,
    State.HANDLED,
    State.FED_BACK,
    State.CLOSED,
    State.VOID,
)

ALL_OF_ONE = frozenset({R, D, H, N, F, C, V})  # the states of version 1
DESK = (Who.DISPATCHER, Who.LEADER)
STAFF = (Who.HANDLER, Who.DISPATCHER, Who.REVIEWER)


@dataclass(frozen=True)
class Row:
    """One verb: from which states, to which (None: it stays), by whom, what it must be told, what guards it.

    `forks`: {state: the other one it may lead to from there}; a guard says when.
    """

    action: Action
    sources: frozenset
    target: State | None
    who: frozenset
    needs: tuple = ()
    guards: tuple = ()
    forks: tuple = ()

    def targets(self, state, *, forked=False):
        """The state the case has after this verb, met in `state`."""
        if forked:
            return dict(self.forks)[state]
        return self.target if self.target is not None else state

    def arrows(self):
        """Every (from, to) of this verb."""
        yield from ((source, self.targets(source)) for source in self.sources)
        yield from self.forks


def row(action, sources, target, who, *, needs=(), guards=(), forks=()):
    return Row(action, frozenset(sources), target, frozenset(who), tuple(needs), tuple(guards), tuple(forks))
