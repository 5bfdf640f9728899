"""Whether the cases' history is whole: the chain by the database's own hash, the words, the way by the table.

What it finds: a changed, put-in or lost event, a cut tail, a state nobody moved to, changed words. What it cannot find
is a history that somebody with all rights rewrote from an event on to its end, hashes and all: for that the heads have
to be kept elsewhere.
"""

import random
from dataclasses import dataclass
from itertools import groupby, islice

from django.db import connection
from django.db.models import Max
from django.utils.translation import gettext as _

from cases.models import Case, CaseEvent
from cases.replay import Replay

BATCH = 1000

CHAIN = """
with chain as (
    select e, e.case_id, e.seq, e.prev_hash, e.hash,
        lag(e.seq, 1, 0) over w as seq_before, lag(e.hash, 1, ''::bytea) over w as hash_before
    from cases_caseevent e where %(all)s or e.case_id = any(%(cases)s::bigint[])
    window w as (partition by e.case_id order by e.seq)
)
select c.number, chain.seq, chain.seq <> chain.seq_before + 1
from chain join cases_case c on c.id = chain.case_id
where chain.seq <> chain.seq_before + 1 or chain.prev_hash <> chain.hash_before
    or chain.hash <> case_event_hash(chain.hash_before, chain.e)
order by c.number, chain.seq
"""
WORDS = """
select c.number, e.seq, t.event_id is null
from cases_caseevent e join cases_case c on c.id = e.case_id left join cases_casetext t on t.event_id = e.id
where (%(all)s or e.case_id = any(%(cases)s::bigint[]))
    and t.erased_at is null and (t.event_id is not null or e.words_hash <> '')
    and e.words_hash is distinct from
        sha256(t.salt || sha256(convert_to(t.words, 'UTF8')) || sha256(convert_to(t.aside, 'UTF8')))
order by c.number, e.seq
"""


@dataclass(frozen=True)
class Damage:
    """One thing that is not as it must be. `seq` is None where it is about the case as a whole."""

    number: str
    seq: int | None
    what: str

    def __str__(self):
        place = self.number if self.seq is None else f"{self.number}/{self.seq}"
        return f"{place}: {self.what}"


def damages(cases=None):
    """Everything found, one after the other; nothing where all is well. `cases`: the ids to look at, None for all."""
    yield from broken_links(cases)
    yield from changed_words(cases)
    yield from strays(cases)


def sample_of(number):
    """About so many ids of cases, taken by chance."""
    last = Case.objects.aggregate(last=Max("pk"))["last"] or 0
    wanted = random.sample(range(1, last + 1), min(number, last))
    return list(Case.objects.filter(pk__in=wanted).values_list("pk", flat=True))


def broken_links(cases=None):
    for number, seq, is_gap in found_by(CHAIN, cases):
        gap, forged = _("events before this one are missing"), _("this event is not the one that was written")
        yield Damage(number, seq, gap if is_gap else forged)


def changed_words(cases=None):
    for number, seq, is_lost in found_by(WORDS, cases):
        lost, changed = _("its words are missing"), _("its words are not those that were written")
        yield Damage(number, seq, lost if is_lost else changed)


def strays(only=None):
    """Each case told again from its first event and compared with its row, a thousand at a time."""
    cases = Case.objects.order_by("pk").only("number", "workflow_version", "state", "step", "version")
    if only is not None:
        cases = cases.filter(pk__in=only)
    for batch in batches(cases.iterator(BATCH)):
        histories = told_again(batch)
        for case in batch:
            yield from differences(case, histories[case.pk])


def batches(rows):
    while batch := list(islice(rows, BATCH)):
        yield batch


def told_again(cases):
    histories = {case.pk: Replay(case.workflow_version) for case in cases}
    events = CaseEvent.objects.filter(case__in=histories).order_by("case_id", "seq")
    rows = events.values_list("case_id", "seq", "action", "from_state", "to_state")
    for pk, lines in groupby(rows, key=lambda row: row[0]):
        for line in lines:
            histories[pk].follow(*line[1:])
    return histories


def differences(case, told):
    for seq, action, before, after in told.astray:
        words = {"action": action, "before": before or "–", "after": after or "–"}
        yield Damage(
            case.number, seq, _("“%(action)s” does not lead from “%(before)s” to “%(after)s” here") % words
        )
    for name in ("state", "step", "version"):
        row, events = getattr(case, name), getattr(told, name)
        if row != events:
            words = {"name": name, "row": row, "events": events}
            yield Damage(case.number, None, _("its %(name)s is %(row)s, by its events %(events)s") % words)


def found_by(statement, cases):
    with connection.cursor() as cursor:
        cursor.execute(statement, {"all": cases is None, "cases": cases or []})
        return cursor.fetchall()
