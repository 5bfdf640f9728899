"""What already happened to a case, read once, for the guards that look back."""

import json
from dataclasses import dataclass

from django.utils.dateparse import parse_datetime

from cases.enums import ASKABLE, Action, ContactOutcome
from cases.whistles import CallFact
from common.prepared import prepared

ANSWERS = frozenset({Action.APPROVE, Action.REFUSE, Action.WITHDRAW_REQUEST})
REACHED = frozenset({ContactOutcome.SPOKE, ContactOutcome.UNREACHABLE})

# A reviewer's own verbs and a note are not a hand in the handling.
NOT_A_HAND = frozenset(
    {
        Action.APPROACH,
        Action.CONTACT,
        Action.RATE,
        Action.CLOSE,
        Action.REOPEN,
        Action.REWORK,
        Action.SEND_BACK,
        Action.RESTORE,
        Action.COMMENT,
        Action.VOID,
    }
)


@dataclass(frozen=True)
class Past:
    """One event as the guards see it."""

    action: str
    officer_id: int | None
    at: object
    to_state: str
    data: dict


@dataclass(frozen=True)
class History:
    events: tuple = ()
    handler_posts: frozenset = frozenset()
    handler_departments: frozenset = frozenset()
    calls: tuple = ()  # the CallFacts of units that were called, the oldest first
    reachable: bool = False  # there is a phone number under which somebody can be asked
    rated_unsolved: bool = False  # in the round that runs
    rating_is_final: bool = False

    def hands(self):
        """The officers who had a hand in the case, in any round."""
        return {e.officer_id for e in self.events if e.officer_id and e.action not in NOT_A_HAND}

    def asked(self):
        """The request that waits for its answer, or None: it ends with its answer, or with the work in hand."""
        waits = None
        for event in self.events:
            if event.action == Action.REQUEST:
                waits = event
            elif event.action in ANSWERS or event.to_state not in ASKABLE:
                waits = None
        return waits

    def granted(self, kind, *, round=None):
        """How often a kind of request was approved, in one round or in all."""
        approved = [e.data for e in self.events if e.action == Action.APPROVE and e.data["kind"] == kind]
        return sum(1 for data in approved if round in (None, data["round"]))

    def since(self, *states):
        """The events after the case last came into one of these states."""
        entered = [i for i, event in enumerate(self.events) if event.to_state in states]
        runs = [i for i in entered if i == 0 or self.events[i - 1].to_state not in states]
        return self.events[runs[-1] + 1 :] if runs else ()

    def entered_at(self, state):
        """When the case last came into a state; None if it never did."""
        entered = [i for i, event in enumerate(self.events) if event.to_state == state]
        came = [i for i in entered if i == 0 or self.events[i - 1].to_state != state]
        return self.events[came[-1]].at if came else None

    def contacts(self, events=None):
        return [e for e in (self.events if events is None else events) if e.action == Action.CONTACT]

    def was_reached(self):
        """Whether somebody spoke to the reporter or found that nobody can be reached."""
        return any(e.data.get("outcome") in REACHED for e in self.contacts())

    def last(self, *actions):
        return next((e for e in reversed(self.events) if e.action in actions), None)

    def count(self, action, *, by_reporter=False):
        return sum(
            1 for e in self.events if e.action == action and not (by_reporter and e.officer_id is not None)
        )


READ = """
select
    (select jsonb_agg(jsonb_build_array(action, officer_id, at, to_state, data) order by seq)
        from cases_caseevent where case_id = %(case)s),
    (select jsonb_agg(jsonb_build_array(post_id, department_id)) from cases_assignment where case_id = %(case)s),
    (select jsonb_agg(jsonb_build_array(uuid, department_id, state, whistled_by_id, objected_at is not null,
        unit_level is not null, whistler_level is not null) order by id) from cases_call where case_id = %(case)s),
    exists (select from cases_reporter where case_id = %(case)s and phone_index <> ''),
    (select jsonb_build_array(solved, corrected_at) from cases_rating where case_id = %(case)s and round = %(round)s)
"""


def history_of(case):
    """The history of a case: one statement."""
    with prepared() as cursor:
        cursor.execute(READ, {"case": case.pk, "round": case.round})
        *many, reachable, rating = cursor.fetchone()
    events, assignments, calls = (json.loads(rows) if rows else [] for rows in many)
    solved, corrected_at = json.loads(rating) if rating else (True, None)
    return History(
        events=tuple(past(*event) for event in events),
        handler_posts=frozenset(post for post, _ in assignments if post),
        handler_departments=frozenset(department for _, department in assignments if department),
        calls=tuple(CallFact(*call) for call in calls),
        reachable=reachable,
        rated_unsolved=not solved,
        rating_is_final=corrected_at is not None,
    )


def past(action, officer_id, at, to_state, data):
    return Past(action, officer_id, parse_datetime(at), to_state, data)
