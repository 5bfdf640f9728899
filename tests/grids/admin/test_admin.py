import re

import pytest
from django.contrib import admin
from django.test import Client
from django.urls import reverse

from grids.actions.api_keys import issue_key
from grids.actions.qr_codes import issue_code
from grids.enums import Role
from grids.models import ApiKey, Grid, Officer, Post, QrCode, Session
from grids.tokens import is_token
from tests.grids.world import AT, CLOCK, officer, post

pytestmark = pytest.mark.django_db

GIVEN = (Officer, Post, ApiKey)
OURS = [model for model in admin.site._registry if model._meta.app_label == "grids"]


@pytest.fixture
def office(ground, client):
    """Signed in as one who may configure, with an administrator's post on the near street."""
    return signed_in(client, ground, "root", Role.ADMINISTRATOR)


@pytest.fixture
def rights(ground, client):
    """Signed in as the security administrator of the near street."""
    return signed_in(client, ground, "keeper", Role.SECURITY)


def signed_in(client, ground, name, role):
    who = officer(name, is_staff=True)
    post(ground.here.street, role, who=who)
    client.force_login(who)
    return client


def listed(model):
    return reverse(f"admin:grids_{model._meta.model_name}_changelist")


def said(answer):
    return [str(message) for message in answer.context["messages"]]


def test_the_configuration_is_this_and_nothing_more():
    assert {model.__name__ for model in OURS} == {
        *("Region", "Department", "Grid", "Building", "Officer", "Post"),
        *("Calendar", "QrCode", "ApiKey", "DutyList", "DutyItem", "Delegation", "Policy"),
        *("Position", "Audience"),
    }


@pytest.mark.parametrize("model", OURS, ids=lambda model: model.__name__)
def test_every_list_opens_for_its_administrator_and_nothing_can_be_deleted(client, ground, model):
    role = Role.SECURITY if model in GIVEN else Role.ADMINISTRATOR
    answer = signed_in(client, ground, "one", role).get(listed(model))

    assert answer.status_code == 200
    assert "delete_selected" not in answer.text
    assert not admin.site._registry[model].has_delete_permission(answer.wsgi_request)


@pytest.mark.parametrize("staff", [False, True])
def test_the_configuration_has_no_door_of_its_own(client, ground, staff):
    assert client.get("/admin/login/?next=/admin/")["Location"] == "/sign-in/?next=%2Fadmin%2F"
    client.force_login(officer(is_staff=staff))

    answer = client.get("/admin/grids/officer/")
    assert answer.status_code == (403 if staff else 302)


def test_the_trees_cannot_be_written_here(office, ground):
    grid = ground.here.micro
    address = reverse("admin:grids_grid_change", args=[grid.pk])

    assert office.get(reverse("admin:grids_grid_add")).status_code == 403
    office.post(
        address, {"name": "新名", "responsible_unit": "", "parent": ground.here.general2.pk, "code": "1"}
    )

    changed = Grid.objects.get(pk=grid.pk)
    assert (changed.name, changed.parent_id, changed.code) == ("新名", grid.parent_id, grid.code)


def test_no_region_changes_hands_here(office, ground):
    """A city's post reaches the districts under it: a district with another parent would be in its reach."""
    near, address = ground.district, reverse("admin:grids_region_change", args=[ground.far_district.pk])
    facts = {"code": "410102000000", "name": "中原区", "level": "district", "parent": near.pk}

    assert office.get(address).status_code == 200
    assert office.post(address, facts).status_code == 403
    assert office.post(reverse("admin:grids_region_add"), facts | {"code": "410103000000"}).status_code == 403

    ground.far_district.refresh_from_db()
    assert ground.far_district.parent == ground.city


def test_a_grid_of_another_street_is_not_found(office, ground):
    address = reverse("admin:grids_grid_change", args=[ground.next.micro.pk])

    assert ground.next.micro.code not in office.get(listed(Grid)).text
    assert office.post(address, {"name": "新名", "responsible_unit": ""}).status_code == 404
    assert Grid.objects.get(pk=ground.next.micro.pk).name == "一号院"


def appointment(who, **place):
    return {"officer": who.pk, "role": "worker", "starts_on": "2025-06-02", "source": "staff"} | place


def test_a_post_is_given_by_the_action(rights, ground):
    who = officer("wang")

    rights.post(reverse("admin:grids_post_add"), appointment(who, grid=ground.here.micro.pk))

    assert Post.objects.get(officer=who).grid == ground.here.micro


@pytest.mark.parametrize("place", ["of another street", "a street's region"])
def test_what_the_action_refuses_is_said(rights, ground, place):
    places = {
        "of another street": {"grid": ground.next.micro.pk},
        "a street's region": {"region": ground.regions["near"].pk},
    }
    asked = appointment(officer("wang"), **places[place])

    answer = rights.post(reverse("admin:grids_post_add"), asked, follow=True)

    assert len(said(answer)) == 1
    assert not Post.objects.filter(role="worker").exists()


@pytest.mark.parametrize("places", [[], ["grid", "region"]])
def test_a_post_without_one_place_is_an_error_of_the_form(rights, ground, places):
    known = {"grid": ground.here.micro.pk, "region": ground.district.pk}
    asked = appointment(officer("wang"), **{name: known[name] for name in places})

    assert rights.post(reverse("admin:grids_post_add"), asked).status_code == 200
    assert not Post.objects.filter(role="worker").exists()


def test_a_post_is_ended_not_deleted(rights, ground):
    held = post(ground.here.micro, Role.WORKER)
    pressed = {"action": "end_today", "_selected_action": [held.pk]}

    rights.post(listed(Post), pressed)
    again = rights.post(listed(Post), pressed, follow=True)

    held.refresh_from_db()
    assert held.ends_on is not None
    assert len(said(again)) == 1


def test_a_code_is_issued_and_revoked_by_the_actions(office, ground):
    office.post(reverse("admin:grids_qrcode_add"), {"grid": ground.here.micro.pk})
    code = QrCode.objects.get()
    assert is_token(code.token)

    office.post(listed(QrCode), {"action": "revoke", "_selected_action": [code.pk]})

    code.refresh_from_db()
    assert code.revoked_at is not None


def test_a_key_is_revoked_here_and_never_shown(rights, ground):
    here, there = (post(grid, Role.WORKER).officer for grid in (ground.here.micro, ground.next.micro))
    key, text = issue_key(here, name="feed", by=CLOCK, at=AT)
    other, _text = issue_key(there, name="another feed", by=CLOCK, at=AT)
    page = rights.get(listed(ApiKey)).text
    assert text.rsplit("_", 1)[1] not in page
    assert "another feed" not in page

    rights.post(listed(ApiKey), {"action": "revoke", "_selected_action": [key.pk, other.pk]})

    assert [ApiKey.objects.get(pk=one.pk).revoked_at is None for one in (key, other)] == [False, True]


NEW = {"username": "zhao", "name": "赵六", "phone": "13800000000", "kind": "person"}


def test_an_account_is_opened_with_a_code_on_a_slip_and_without_a_password(rights, ground):
    answer = rights.post(reverse("admin:grids_officer_add"), NEW | {"password": "my own choice 9"})

    made = Officer.objects.get(username="zhao")
    assert not made.has_usable_password()
    assert re.search(r"[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{3}", answer.text)
    assert "no-store" in answer["Cache-Control"]


def test_a_name_that_is_taken_is_said(rights, ground):
    for _turn in range(2):
        answer = rights.post(reverse("admin:grids_officer_add"), NEW)

    assert Officer.objects.filter(username="zhao").count() == 1
    assert "这个登录名已经有人用了。" in rights.get(answer["Location"]).text


def test_of_an_account_out_of_sight_nobody_learns_that_it_is_one(rights, ground):
    post(ground.next.micro, Role.WORKER, who=officer("far-away"))

    answer = rights.post(reverse("admin:grids_officer_add"), NEW | {"username": "far-away"})

    said = rights.get(answer["Location"]).text
    assert "这个登录名在这里不能用。" in said
    assert "已经有人" not in said


def test_the_people_of_another_street_are_not_there(rights, ground):
    """A security administrator finds those with a post in his reach, and those he has opened himself."""
    post(ground.here.micro, Role.WORKER, who=officer("near"))
    far = post(ground.next.micro, Role.WORKER, who=officer("far-away")).officer
    officer("nobodys")
    rights.post(reverse("admin:grids_officer_add"), NEW)
    search = {"app_label": "grids", "model_name": "post", "field_name": "officer"}

    found = rights.get(reverse("admin:autocomplete"), search).json()["results"]

    assert {one["text"] for one in found} == {"keeper", "near", "赵六"}
    assert not rights.get(listed(Officer), {"q": "far-away"}).context["cl"].result_list
    address = reverse("admin:grids_officer_change", args=[far.pk])
    assert (rights.get(address).status_code, rights.post(address, NEW).status_code) == (404, 404)


def test_an_account_is_switched_off_and_its_sessions_end(rights, ground):
    zhao, other = post(ground.here.micro, Role.WORKER, who=officer("zhao")).officer, Client()
    other.force_login(zhao)

    rights.post(reverse("admin:grids_officer_change", args=[zhao.pk]), NEW)

    zhao.refresh_from_db()
    assert not zhao.is_active
    assert not Session.objects.filter(officer=zhao).exists()


def test_nobody_changes_his_own_rights(rights, ground):
    root = Officer.objects.get(username="keeper")

    answer = rights.post(reverse("admin:grids_officer_change", args=[root.pk]), NEW, follow=True)

    root.refresh_from_db()
    assert root.is_active
    assert len(said(answer)) == 1


def test_nobody_sets_a_password_in_the_configuration(rights, ground):
    zhao = officer("zhao")

    assert rights.get(f"/admin/grids/officer/{zhao.pk}/password/", follow=True).status_code == 404
    assert rights.get(reverse("admin:password_change"))["Location"] == reverse("grids:password")


def test_codes_are_listed_in_as_many_queries_at_one_and_three(office, ground, django_assert_max_num_queries):
    for grid in (ground.here.micro, ground.here.micro2, ground.here.micro3):
        issue_code(grid, by=CLOCK, at=AT)
        with django_assert_max_num_queries(8):
            office.get(listed(QrCode))


@pytest.mark.parametrize("flags", [{"is_staff": True}, {"is_staff": True, "is_superuser": True}])
def test_django_s_own_flags_open_nothing(client, ground, flags):
    who = officer("root", **flags)
    client.force_login(who)

    assert {client.get(listed(model)).status_code for model in OURS} == {403}


@pytest.mark.parametrize("role", [Role.ADMINISTRATOR, Role.AUDITOR])
def test_nobody_but_the_security_administrator_keeps_people(client, ground, role):
    signed_in(client, ground, "one", role)

    assert {client.get(listed(model)).status_code for model in GIVEN} == {403}
