"""The only writer of a case's state: lock, look, write, record, all on the locked row and in one transaction."""

from django.contrib.postgres.expressions import ArraySubquery
from django.db import transaction
from django.db.models import DateTimeField, Func, OuterRef
from django.utils.translation import gettext as _

from cases import guards, workflow
from cases.actions.clocks import turn_clocks
from cases.actions.granted import give_time
from cases.actions.record import record
from cases.enums import ASKABLE, Action, RequestState
from cases.errors import ChangedMeanwhile, NotYours, OutOfOrder
from cases.history import history_of
from cases.models import Case, CaseEvent, CaseRequest, Recusal
from cases.parties import acting_post, parties
from cases.policies import TermsStamp
from cases.turn import Turn
from common.compiled import Compiled, only_one


class ClockTimestamp(Func):
    """The database's time at this moment, not at the transaction's start: a wait for the lock does not count."""

    function = "clock_timestamp"
    output_field = DateTimeField()


@transaction.atomic
def move(case, action, *, by, at=None, expected=None, words="", aside="", public=False, effect=None, **facts):
    """Do one verb of the workflow table to a case; answer the case as it is then.

    In: `by` an Actor, `at` an aware moment (None: the database's time), `expected` the version the person looked at,
    `words` the free text of the event, `public` whether the reporter reads it, `aside` what is said to colleagues only,
    `effect(turn)` what the verb changes besides the state, `facts` what the guards need to know.
    Raises ChangedMeanwhile (state or version moved on), NotYours (not this person's step), Refused (a guard).
    """
    case = locked(case)
    turn = begin(case, action, by=by, at=at, expected=expected, facts=facts)
    turn.words, turn.aside, turn.public = words, aside, public
    if guards.LOOKS_BACK.intersection(turn.row.guards):
        turn.history = history_of(case)
    guards.check(turn, turn.row.guards)
    case.state = turn.row.targets(case.state, forked=turn.forked)
    if effect:
        effect(turn)
    if case.asking and case.state not in ASKABLE:
        end_request(case, RequestState.LAPSED)
    accepted = case.accepted_at is not None
    case.step = workflow.step_of(case.state, accepted=accepted, before=case.step)
    case.version, case.changed_at = case.version + 1, turn.at
    clocks = clocks_of(turn)
    record(turn, clocks)
    return case


def clocks_of(turn):
    """The clocks that the verb turns; an approval of more time moves one instead."""
    case, facts = turn.case, {"at": turn.at, "stamp": turn.case.terms}
    if turn.granted:
        return give_time(case, turn.granted, **facts)
    return turn_clocks(case, turn.row.action, before=turn.from_state, **facts)


def end_request(case, state, **facts):
    """The open request of a locked case is over."""
    case.asking = False
    CaseRequest.objects.filter(case=case, state=RequestState.ASKED).update(state=state, **facts)


def locked(case):
    """The row, locked until the transaction ends, with the database's time, the stamp of the limits, and whom it is
    about, on it."""
    found = only_one(LOCKED(case=case.pk))
    if found is None:
        raise Case.DoesNotExist
    return found


def to_lock(case):
    rows = Case.objects.select_for_update(of=["self"]).select_related("category", "district")
    about = Recusal.objects.filter(case=OuterRef("pk"), lifted_at=None).values("officer_id")
    known = {"moment": ClockTimestamp(), "terms": TermsStamp(), "about": ArraySubquery(about)}
    return rows.annotate(**known).filter(pk=case)


LOCKED = Compiled(to_lock, {"case": -1})


def changed_since(case, version):
    """Whether somebody changed the case after the version seen; a clock that only rang changed nothing."""
    if version == case.version:
        return False
    later = CaseEvent.objects.filter(case=case, seq__gt=version)
    return version > case.version or later.exclude(action__in=[Action.REMIND, Action.OVERDUE]).exists()


def begin(case, action, *, by, at, expected, facts):
    """Look before anything is written: the version the person saw, the table, the person."""
    if expected is not None and changed_since(case, expected):
        raise ChangedMeanwhile(case)
    row = workflow.row_from(case.state, action, version=case.workflow_version)
    if row is None:
        raise OutOfOrder(case, Action(action))
    who = parties(case, by)
    if not who & row.who:
        raise NotYours(_("This step is not yours to take."))
    at = max(at or case.moment, case.changed_at)
    held = acting_post(case, who, by.scope) if by.is_officer else None  # before the verb lets the case go
    return Turn(case=case, row=row, by=by, who=who, at=at, facts=facts, held=held)
