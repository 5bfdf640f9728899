"""How often a post or a unit was in time, of the last cases it was given: what a dispatcher may know beforehand."""

from dataclasses import dataclass

from django.db import connection

LAST = 50
# Each of them looks at its own last cases by the index, however many there ever were. A case taken back or declined
# says nothing of it, and one declared void neither.
IN_TIME = """
with holder as (
    select 'post' as kind, id from unnest(%(posts)s::bigint[]) id
    union all select 'department', id from unnest(%(departments)s::bigint[]) id
), given as (
    select holder.kind, holder.id, a.case_id, a.given_at, a.ended_at, a.ended_how
    from holder cross join lateral (
        (select * from cases_assignment where holder.kind = 'post' and post_id = holder.id
            order by id desc limit %(last)s)
        union all
        (select * from cases_assignment where holder.kind = 'department' and department_id = holder.id
            order by id desc limit %(last)s)
    ) a
)
select given.kind, given.id, count(*), count(*) filter (where clock.stopped_at <= clock.due_at)
from given join cases_clock clock on clock.case_id = given.case_id and clock.kind = 'handle'
    and clock.stopped_at >= given.given_at and (given.ended_at is null or clock.stopped_at <= given.ended_at)
where given.ended_how not in ('void', 'withdraw', 'merge') and given.case_id <> all(%(without)s)
group by 1, 2
"""


@dataclass(frozen=True)
class Record:
    """Of the last `settled` cases `in_time` were settled before they were due."""

    settled: int = 0
    in_time: int = 0

    @property
    def share(self):
        """In whole percent; None where nothing was settled yet."""
        return round(100 * self.in_time / self.settled) if self.settled else None


def records_of(posts, departments, *, without=()):
    """{("post" | "department", id): Record} of those that have any; `without` the ids of cases kept from the asker.

    One statement.
    """
    asked = {"posts": list(posts), "departments": list(departments), "last": LAST, "without": sorted(without)}
    with connection.cursor() as cursor:
        cursor.execute(IN_TIME, asked)
        return {(kind, key): Record(settled, in_time) for kind, key, settled, in_time in cursor.fetchall()}
