"""What the finder, the grid assistant and a helping unit may do, and what they may not (S4-15, S1-42, S4-29)."""

from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.timezone import localdate

from cases.enums import Action
from cases.errors import NotYours
from cases.models import Case
from grids.actor import Actor
from grids.enums import Role
from grids.models import Post
from grids.roles import NEEDS_TWO_STEPS
from tests.cast import a_case, do, hire, lead_to


def somebody(town, role, on=None):
    officer = hire(f"some-{role}", (on or town.here.micro, role))
    return Actor.of(officer, localdate())


def client_of(actor):
    client = Client()
    client.force_login(actor.officer)
    return client


def test_a_courier_reports_by_the_code_on_the_door_and_sees_no_case(town):
    case, assistant = a_case(town), somebody(town, Role.ASSISTANT)
    client = client_of(assistant)

    assert client.get(reverse("cases:quick_report")).status_code == 200
    told = {
        "key": str(uuid4()),
        "token": town.qr.token,
        "category": "10004",
        "description": "电线垂落",
        "intent": "report",
    }
    answer = client.post(reverse("cases:quick_report"), told)

    assert answer.status_code == 302, answer.context["form"].errors
    assert Case.objects.count() == 2
    assert not Case.objects.visible_to(assistant.scope).exists()
    assert client.get(reverse("cases:case", args=[case.number])).status_code == 404
    assert client.get("/")["Location"] == answer["Location"] == reverse("cases:quick_report")
    assert Role.ASSISTANT not in NEEDS_TWO_STEPS


def test_a_finder_reports_and_confirms_but_works_on_nothing(town):
    finder = somebody(town, Role.FINDER)
    case = lead_to(town, "dispatched")

    assert do(case, Action.COMMENT, finder, town).state == "dispatched"
    for action in (Action.TAKE, Action.RECALL, Action.VOID):
        with pytest.raises(NotYours):
            do(case, action, finder, town)


def test_property_staff_handle_what_is_given_to_them_and_see_nothing_else(town):
    partner, other = somebody(town, Role.PARTNER), lead_to(town, "reported")
    post = Post.objects.get(officer=partner.officer)

    case = do(a_case(town), Action.DISPATCH, town.by_desk, town, to=post)

    assert do(case, Action.TAKE, partner, town).state == "handling"
    assert list(Case.objects.visible_to(partner.scope)) == [case]
    client = client_of(partner)
    assert client.get(reverse("cases:case", args=[other.number])).status_code == 404
    assert case.number in client.get(reverse("cases:work")).content.decode()
