"""A list of more than a hundred people goes out with a second person's word, once, and no wider than what was said."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils.timezone import localdate, now

from common.errors import Refused, Stale
from grids.actions.export import take_out
from grids.actions.export_approval import answer_export
from grids.actor import Actor
from grids.enums import ExportState, Role
from grids.imports.kinds import kind_of
from grids.models import AccountEvent, Export, ExportApproval, Post
from messaging.models import Message
from tests.grids import world
from tests.grids.accounts import signed_in
from tests.grids.views.test_imports import rows_in
from tests.messaging.drain import drain

pytestmark = pytest.mark.django_db
ADDRESS = "/exports/officers/"
WHY = {"reason": "核对㐀䶮𠮷名册"}


@pytest.fixture
def office(ground, monkeypatch):
    """{name: (client, officer)}: two leaders and the desk of the street, the leader of the next one; two are many."""
    monkeypatch.setattr("grids.actions.export.WITHOUT_A_WORD", 2)
    held = {
        "desk": (ground.here.street, Role.DISPATCHER),
        "leader": (ground.here.street, Role.LEADER),
        "second": (ground.here.street, Role.LEADER),
        "general": (ground.here.general, Role.LEADER),
        "next": (ground.next.street, Role.LEADER),
    }
    people = {
        name: world.post(on, role, who=world.officer(name)).officer for name, (on, role) in held.items()
    }
    return {name: (signed_in(who), who) for name, who in people.items()}


def asked(office, name="desk"):
    assert office[name][0].post(ADDRESS, WHY).status_code == 302
    return ExportApproval.objects.get()


def say(office, name, approval, **said):
    return office[name][0].post(reverse("grids:export_answer", args=[approval.uuid]), said).status_code


def fetched(office, name="desk"):
    return office[name][0].post(f"/exports/{Export.objects.get().uuid}/fetch/")


def test_it_is_made_only_after_another_has_agreed_and_is_fetched_once(office):
    approval = asked(office)
    drain()
    assert (approval.row_count, Export.objects.get().state, fetched(office).status_code) == (
        4,
        "waiting",
        302,
    )
    assert str(approval.uuid) in office["leader"][0].get("/imports/").text

    assert say(office, "leader", approval, agree="1") == 302
    drain()

    rows, _book = rows_in(fetched(office))
    assert {row[0] for row in rows[1:]} == {"desk", "leader", "second", "general"}
    assert fetched(office).status_code == 302
    assert Export.objects.get().state == ExportState.FETCHED
    assert AccountEvent.objects.filter(by=office["leader"][1], reason__endswith=WHY["reason"]).count() == 1


def test_it_is_asked_of_those_who_answer_for_all_of_it_and_nobody_else_finds_it(office):
    approval = asked(office, "leader")

    assert set(Message.objects.values_list("recipient__username", flat=True)) == {"second"}
    told = {name: say(office, name, approval, agree="1") for name in ("general", "next", "desk", "leader")}
    assert told == dict.fromkeys(("general", "next", "desk", "leader"), 404)
    assert str(approval.uuid) not in office["general"][0].get("/imports/").text


def test_a_no_says_why_and_nothing_is_made(office):
    approval = asked(office)

    say(office, "leader", approval, words="")
    assert ExportApproval.objects.get().granted is None
    say(office, "leader", approval, words="名册不外带㐀")
    drain()

    assert ExportApproval.objects.get().granted is False
    assert Export.objects.get().state == ExportState.WAITING
    assert "名册不外带㐀" in office["desk"][0].get("/imports/").text


def test_it_is_answered_once_in_time_and_never_by_who_asked(office):
    approval, by = asked(office), {name: Actor.of(who) for name, (_client, who) in office.items()}

    with pytest.raises(Refused):
        answer_export(approval, granted=True, by=by["desk"], at=now())
    with pytest.raises(Refused):
        answer_export(approval, granted=True, by=by["leader"], at=now() + timedelta(days=8))
    answer_export(approval, granted=True, by=by["leader"], at=now())
    with pytest.raises(Stale):
        answer_export(approval, granted=False, words="不行", by=by["second"], at=now())


def test_what_whoever_asked_came_to_reach_since_is_not_on_it(ground, office):
    for grid in (ground.here.micro, ground.here.micro2):
        world.post(grid, Role.WORKER, who=world.officer(grid.name))
    approval = asked(office, "general")
    world.post(ground.next.street, Role.LEADER, who=office["general"][1])
    say(office, "leader", approval, agree="1")
    drain()

    rows, _book = rows_in(fetched(office, "general"))

    assert {row[0] for row in rows[1:]} == {"general", ground.here.micro.name, ground.here.micro2.name}


def test_who_left_one_of_its_places_does_not_fetch_it(ground, office):
    approval = asked(office)
    say(office, "leader", approval, agree="1")
    drain()
    Post.objects.filter(officer=office["desk"][1]).update(ends_on=localdate())
    world.post(ground.next.street, Role.DISPATCHER, who=office["desk"][1])

    assert fetched(office).status_code == 302
    assert Export.objects.get().state == ExportState.READY


def test_where_nobody_else_answers_for_it_nothing_is_taken_out(office):
    Post.objects.filter(role=Role.LEADER).exclude(officer=office["leader"][1]).update(ends_on=localdate())
    facts = {"write": None, "by": Actor.of(office["leader"][1]), "at": now()}
    world.post(Post.objects.get(officer=office["leader"][1]).grid, Role.WORKER)

    with pytest.raises(Refused):
        take_out(kind_of("officers"), reason="核对名册", **facts)
    assert not Export.objects.exists()
