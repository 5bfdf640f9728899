"""The minute sweep: what is half over, nearly over or over is said once, and nobody's case stays without hands.

Set-based: one statement takes up to 500 due clocks with their cases (another sweep, or a verb at work, keeps what it
has locked), moves each one rung up its ladder, writes the event and raises the case's alert. Stopped for an hour it
climbs the missed rungs one after the other; run twice at once each rung is climbed by one of them.
"""

import logging
from dataclasses import dataclass

from django.conf import settings
from django.db import connection, transaction
from django.db.models import Exists, OuterRef, Q
from django.db.models.functions import Now, TruncDate
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from cases.actions.clocks import RED, RUNGS
from cases.actions.recall import recall
from cases.actions.record import announce_all
from cases.actions.respond import ring_calls
from cases.actions.resume import resume
from cases.enums import RINGING, Action
from cases.errors import ChangedMeanwhile, OutOfOrder
from cases.models import Case, Vacancy
from cases.querysets.case import OPEN_STATES
from common.errors import Refused
from grids.actor import Actor
from grids.models import Absence, Post
from grids.roles import P

BATCH = 500
logger = logging.getLogger(__name__)

# The time is the database's (or the one asked for), never before the case's last event. Clocks and cases are locked
# in the row's own statement: what changed while it waited is looked at again, so a clock just stopped says nothing.
# "coalesce" hides from the planner that few cases are open: it would read all of them beside all due clocks, each time.
CLIMB = """
with due as (
    select clock.id, clock.kind, clock.due_at, clock.ladder, clock.next_alert_at, c.id as case_id, c.number,
        c.state, c.version, greatest(coalesce(%(at)s::timestamptz, statement_timestamp()), c.changed_at) as at
    from cases_clock clock join cases_case c on c.id = clock.case_id
    where clock.next_alert_at <= coalesce(%(at)s::timestamptz, statement_timestamp())
        and coalesce(c.state = any(%(open)s), false) and jsonb_array_length(clock.ladder) > 0
    order by clock.next_alert_at, clock.id limit %(batch)s
    for update of clock, c skip locked
), rung as (
    select due.*, ladder->0->>1 as word, array_position(%(rungs)s::text[], ladder->0->>1) as height,
        (%(rungs)s::text[])[least(array_position(%(rungs)s::text[], ladder->0->>1), %(red)s)] as alert,
        version + row_number() over (partition by case_id order by next_alert_at, id) as seq
    from due
), climbed as (
    update cases_clock clock set alert = rung.alert, ladder = clock.ladder - 0,
        climbed = case when rung.height > %(red)s then rung.word else clock.climbed end,
        next_alert_at = (clock.ladder->1->>0)::timestamptz
    from rung where clock.id = rung.id
), shown as (
    update cases_case c set version = top.seq, changed_at = top.at,
        alert = (%(rungs)s::text[])[
            greatest(least(top.height, %(red)s), array_position(%(rungs)s::text[], c.alert::text))
        ]
    from (select case_id, max(seq) as seq, max(height) as height, max(at) as at from rung group by case_id) top
    where c.id = top.case_id
), told as (
    insert into cases_caseevent (uuid, case_id, seq, action, from_state, to_state, actor_kind, role, at, public,
        data, words_hash, prev_hash, hash, txid)
    select gen_random_uuid(), case_id, seq, case alert when 'reminded' then %(remind)s else %(overdue)s end,
        state, state, 'clock', '', at, false,
        jsonb_build_object('clock', kind, 'alert', alert, 'due_at',
            to_char(due_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"+00:00"'))
            || case when height > %(red)s then jsonb_build_object('tier', word) else '{}' end,
        '', '', '', 0
    from rung order by case_id, seq
    returning id, uuid, case_id, seq
)
select told.case_id, rung.number, told.id, told.uuid from told join rung using (case_id, seq) order by told.id
"""

# An hour beside the day: a dispatch that looked at the post before it was vacant has long been committed by then.
STRIKE_OFF = """
delete from cases_vacancy where id in (
    select id from cases_vacancy vacancy
    where since < (coalesce(%(at)s::timestamptz, statement_timestamp()) at time zone %(zone)s)::date
        and noted_at < statement_timestamp() - interval '1 hour'
        and not exists (
            select from cases_case where handler_post_id = vacancy.post_id and state = any(%(open)s)
        ) and not exists (
            select from cases_case where handler_department_id = vacancy.department_id and state = any(%(open)s)
        )
    for update skip locked
)
"""


@dataclass(frozen=True)
class Swept:
    """How many rungs were climbed, how many cases were taken back from nobody, how many went on on their day,
    and how often a called unit was reminded of what it owes."""

    alerts: int = 0
    recalled: int = 0
    resumed: int = 0
    rung: int = 0


def sweep(*, at=None):
    """Say what is due at `at` (None: the database's now), and recall what nobody has in hand; answers a Swept."""
    alerts = 0
    while climbed := climb(at=at):
        alerts += climbed
    resumed = resume_on_their_day(at=at)
    recalled = recall_from_nobody(at=at)
    return Swept(alerts=alerts, recalled=recalled, resumed=resumed, rung=ring_calls(at=at))


@transaction.atomic
def climb(*, at=None):
    """One batch: every event with its word to those concerned; answers how many."""
    facts = {
        "at": at,
        "open": [str(state) for state in RINGING],
        "rungs": RUNGS,
        "red": RED + 1,  # PostgreSQL counts from one
        "batch": BATCH,
        "remind": Action.REMIND.value,
        "overdue": Action.OVERDUE.value,
    }
    with connection.cursor() as cursor:
        cursor.execute(CLIMB, facts)
        events = cursor.fetchall()
    announce_all(events)
    return len(events)


def resume_on_their_day(*, at=None):
    """What was put on hold is looked at again on its day: it goes on, and its handler is told; answers how many."""
    due_now = Case.objects.on_hold().filter(review_on__lte=day_of(at)).order_by("pk")
    return sum(goes_on(case, at=at) for case in due_now)


def goes_on(case, *, at):
    return is_done(case, lambda: resume(case, by=Actor.clock(), at=at))


def day_of(at):
    """The day of a moment; without one the database's, whatever this machine's clock says."""
    return localdate(at) if at else TruncDate(Now())


def recall_from_nobody(*, at=None):
    """S2-38: a case whose handler's post has ended, or where nobody answers for him, goes back to the desk.

    Nothing waits for somebody who is away without a deputy, nor for a department whose last member is gone.
    """
    reason = _("Nobody holds the post any more that had it in hand.")
    taken = sum(recalled(case, reason, at=at) for case in in_nobodys_hands(day_of(at)))
    strike_off(at=at)
    return taken


def in_nobodys_hands(day):
    """Cases in hand whose post or department is no more, or where nobody answers; one statement where nothing is.

    First what is noted as vacant and who is away alone, which is little, and the cases they have; then whether it is
    so still.
    """
    noted = Vacancy.objects.filter(since__lte=day)
    in_hand, by_department = Case.objects.in_hand(), "handler_department__in"
    known = [
        in_hand.filter(handler_post__in=noted.exclude(post=None).values("post")),
        in_hand.filter(**{by_department: noted.exclude(department=None).values("department")}),
        in_hand.filter(**{by_department: noted.filter(post__department__gt=0).values("post__department")}),
    ]
    for alone in left_alone(day):
        known.append(in_hand.filter(handler_post__in=alone.values("pk")))
        known.append(in_hand.filter(**{by_department: alone.exclude(department=None).values("department")}))
    found = list(known[0].values_list("pk").union(*(rows.values_list("pk") for rows in known[1:]), all=True))
    return left_behind(day).filter(pk__in={pk for (pk,) in found}).order_by("pk")


def left_alone(day):
    """The posts of who is away, and those where he stands in, that nobody else answers for."""
    away = Absence.objects.current(day).values("officer")
    nobody = ~Exists(Post.objects.answered(day).filter(pk=OuterRef("pk")))
    return [Post.objects.current(day).filter(nobody, **{f"{who}__in": away}) for who in ("officer", "deputy")]


def left_behind(day):
    answered = Post.objects.answered(day)
    in_a_post = Q(handler_post__isnull=False) & ~Exists(answered.filter(pk=OuterRef("handler_post")))
    there = answered.carrying(P.CASE_HANDLE).filter(department=OuterRef("handler_department"))
    in_a_department = Q(handler_department__isnull=False) & (
        Q(handler_department__valid_to__lte=day) | ~Exists(there)
    )
    return Case.objects.filter(in_a_post | in_a_department)


def strike_off(*, at=None):
    """Forget what has been vacant for a day and answers for no open case: nobody gives it another."""
    with connection.cursor() as cursor:
        cursor.execute(STRIKE_OFF, {"at": at, "zone": settings.TIME_ZONE, "open": OPEN_STATES})


def recalled(case, reason, *, at):
    """Whether the clock took it back; somebody quicker may have given it to another meanwhile.

    One that cannot go back (next year's calendar is empty) keeps none of the others.
    """
    return is_done(case, lambda: recall(case, reason=reason, by=Actor.clock(), at=at, expected=case.version))


def is_done(case, act):
    """Whether the clock did it; what cannot be stays with whom it is, and keeps none of the others."""
    try:
        act()
    except (ChangedMeanwhile, OutOfOrder):
        return False
    except Refused as refusal:
        logger.warning("Case %s stays where it is: %s.", case.number, refusal.code)
        return False
    return True
