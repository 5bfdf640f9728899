"""What falls due together is done one by one; rows of people are locked so that nothing waits for their keys."""

from datetime import timedelta

from django.db import connection
from django.db.models import F
from django.test.utils import CaptureQueriesContext
from django.utils.timezone import localdate

from grids import handovers
from grids.actions.absences import note_absence, sweep_absences
from grids.actions.leave import leave
from grids.actions.one_by_one import one_by_one
from grids.actions.relieve import relieve, sweep_handovers
from grids.enums import AbsenceKind
from grids.models import Handover, Post
from tests.cast import MONDAY

DAY = timedelta(days=1)
TODAY = localdate(MONDAY)


def test_what_the_database_refuses_keeps_none_of_the_others(town, caplog):
    wrong, right = town.worker_post.pk, town.colleague_post.pk

    def change(pk):
        deputy = F("officer") if pk == wrong else town.people.leader
        return Post.objects.filter(pk=pk).update(deputy=deputy)

    assert one_by_one([wrong, right], change, what="post") == 1
    assert Post.objects.get(pk=right).deputy == town.people.leader
    assert caplog.messages == [
        f"post {wrong} stays as it is: IntegrityError post_has_another_person_as_deputy"
    ]


def test_a_handover_that_breaks_keeps_none_of_the_others(town, monkeypatch):
    for post in (town.worker_post, town.colleague_post):
        relieve(post, on=TODAY + DAY, reason="换届", by=town.by_security, at=MONDAY)

    def broken(post, to, **facts):
        if post.pk == town.worker_post.pk:
            raise ZeroDivisionError
        return 0

    monkeypatch.setitem(handovers._hanging, "aa", handovers.Hanging("aa", lambda post, on: 0, broken))

    assert sweep_handovers(at=MONDAY + DAY) == 1
    assert list(Handover.objects.order_by("pk").values_list("state", flat=True)) == ["planned", "done"]


def test_people_and_posts_are_locked_without_their_keys(town):
    """A case's commit holds their keys while it waits for others: a lock of the whole row would close the circle."""
    facts = {"kind": AbsenceKind.LEAVE, "starts_on": TODAY, "until": TODAY + DAY, "at": MONDAY}

    with CaptureQueriesContext(connection) as asked:
        note_absence(town.people.worker, deputy=town.people.colleague, by=town.by_worker, **facts)
        sweep_absences(at=MONDAY + DAY)
        leave(town.people.worker, reason="调离", by=town.by_security, at=MONDAY)

    locks = [one["sql"] for one in asked if "FOR UPDATE" in one["sql"]]
    assert [sql for sql in locks if 'FROM "grids_post"' in sql or 'FROM "grids_officer"' in sql] == []
    assert sum("FOR NO KEY UPDATE" in one["sql"] for one in asked) >= 6
