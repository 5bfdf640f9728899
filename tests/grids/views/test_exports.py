"""Lists that are taken out: no wider and no later than the right to them, and people never unseen by the auditor."""

import pytest
from django.urls import reverse
from django.utils.timezone import localdate

from grids.enums import ExportState, Role
from grids.models import Export, Post
from tests.grids import world
from tests.grids.accounts import signed_in
from tests.grids.views.test_imports import rows_in
from tests.messaging.drain import drain

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(ground):
    """The dispatcher of a street, who is a plain worker of the next one."""
    who = world.post(ground.here.street, Role.DISPATCHER, who=world.officer("desk")).officer
    world.post(ground.next.street, Role.WORKER, who=who)
    return signed_in(who)


def test_people_are_taken_out_only_where_one_leads_them(ground, desk):
    world.post(ground.here.micro, Role.WORKER, who=world.officer("near"))
    world.post(ground.next.micro, Role.WORKER, who=world.officer("next"))

    rows, _book = rows_in(desk.post("/exports/officers/", {"reason": "核对名册"}))

    assert {row[0] for row in rows[1:]} == {"desk", "near"}
    assert len(rows) == 3  # his post in the next street is not on it


def test_the_auditor_reads_who_took_people_out_and_why(ground, desk):
    auditor = signed_in(world.post(ground.district, Role.AUDITOR).officer)
    rows_in(desk.post("/exports/officers/", {"reason": "核对㐀䶮𠮷"}))
    rows_in(desk.post("/exports/buildings/", {"reason": "核对台账"}))

    lines = auditor.get(reverse("grids:audit"), {"book": "accounts"}).context["lines"]

    taken = [line for line in lines if "核对" in line.why]
    assert [(line.who, line.why.endswith("核对㐀䶮𠮷")) for line in taken] == [("desk (desk)", True)]


def test_a_list_made_before_the_post_ended_is_not_handed_over(ground, monkeypatch):
    monkeypatch.setattr("grids.actions.export.AT_ONCE", 1)
    held = world.post(ground.here.street, Role.ADMINISTRATOR)
    for number in (1, 2):
        world.building(ground.here.micro, number)
    client = signed_in(held.officer)
    client.post("/exports/buildings/", {"reason": "核对"})
    drain()
    Post.objects.filter(pk=held.pk).update(ends_on=localdate())

    assert client.post(f"/exports/{Export.objects.get().uuid}/fetch/").status_code == 302
    assert Export.objects.get().state == ExportState.READY
