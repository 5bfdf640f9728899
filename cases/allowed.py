"""What somebody may do to a case now: asked by pages and the API, so that no button exists the engine would refuse."""

from dataclasses import dataclass

from cases import guards, workflow
from cases.enums import Action
from cases.history import history_of
from cases.parties import parties
from cases.turn import Turn

LABELS_OF_THE_MAIN_STEP = (
    Action.DISPATCH,
    Action.TAKE,
    Action.RESOLVE,
    Action.FEEDBACK,
    Action.CLOSE,
)


@dataclass(frozen=True)
class Allowed:
    """One verb open to somebody: `needs` are the names it must be told, those ending in "?" may be left out."""

    action: Action
    needs: tuple
    who: frozenset

    @property
    def name(self):
        return self.action.value

    @property
    def label(self):
        return self.action.label

    @property
    def is_main(self):
        """Whether this is the step that leads on."""
        return self.action in LABELS_OF_THE_MAIN_STEP


def allowed_actions(case, by, *, at, history=None):
    """The verbs that `by` may do to `case` at `at`, the one that leads on first. Five statements at most."""
    who = parties(case, by)
    rows = [row for row in workflow.rows_from(case.state, version=case.workflow_version) if row.who & who]
    if any(guards.LOOKS_BACK.intersection(row.guards) for row in rows):
        history = history or history_of(case)
    open_rows = [row for row in rows if not refused(case, row, by, who, at, history)]
    allowed = [Allowed(row.action, row.needs, who) for row in open_rows]
    return sorted(allowed, key=lambda one: not one.is_main)


def refused(case, row, by, who, at, history):
    turn = Turn(case=case, row=row, by=by, who=who, at=at, facts={})
    if history is not None:
        turn.history = history
    return guards.refusal(turn, row.guards)
