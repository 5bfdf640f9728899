"""Configuration only: kinds of matter, limits, calendars; what is saved dates the open clocks again."""

from datetime import date

import pytest
from django.contrib import admin
from django.urls import reverse

from cases.actions.redate import redate_some
from cases.models import Category, ClockPolicy
from grids.enums import Role
from grids.models import Calendar
from tests.cast import category, lead_to
from tests.grids.world import officer, post


@pytest.fixture
def office(town, client):
    root = officer("root", is_staff=True, is_superuser=True)
    post(town.here.street, Role.ADMINISTRATOR, who=root)
    client.force_login(root)
    return client


def listed(model, page="changelist", *args):
    return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_{page}", args=args)


def saved(office, url, data):
    """Post a form as the browser does, with what COMMIT would set off."""
    answer = office.post(url, data, follow=True)
    return [str(message) for message in answer.context["messages"]]


def test_no_case_table_is_in_the_configuration():
    shown = {model.__name__ for model in admin.site._registry if model._meta.app_label == "cases"}

    assert shown == {"Category", "ClockPolicy"}


@pytest.mark.parametrize("model", [Category, ClockPolicy, Calendar], ids=lambda model: model.__name__)
def test_every_list_opens_and_nothing_is_deleted(office, model):
    answer = office.get(listed(model))

    assert answer.status_code == 200
    assert "delete_selected" not in answer.text


def test_a_limit_is_neither_made_nor_rewritten_here(office):
    policy = ClockPolicy.objects.first()
    before = ClockPolicy.objects.count()

    for page in (listed(ClockPolicy, "change", policy.pk), listed(ClockPolicy, "add")):
        assert office.post(page, {"kind": "take", "limit": "99", "unit": "ND"}).status_code == 403

    policy.refresh_from_db()
    assert (policy.limit != 99, ClockPolicy.objects.count()) == (True, before)


def test_a_category_s_limit_dates_its_open_cases_again(office, town):
    case, kind = lead_to(town, "dispatched"), category("05007")
    names = ("top", "leaf", "top_en", "leaf_en", "unit", "priority", "photo")
    data = {name: getattr(kind, name) for name in names} | {"handle_limit": "3", "is_active": "on"}

    saved(office, listed(Category, "change", kind.pk), data)
    redate_some()

    case.refresh_from_db()
    assert case.handle_due_at.date() == date(2025, 6, 12)


def test_a_calendar_dates_what_is_open_by_hand_too(office, town):
    case, calendar = lead_to(town, "dispatched"), Calendar.objects.get()
    calendar.days.create(day=date(2025, 6, 10), is_working=False)

    saved(office, listed(Calendar), {"action": "date_again", "_selected_action": [calendar.pk]})
    redate_some()

    case.refresh_from_db()
    assert case.handle_due_at.date() == date(2025, 6, 12)


def test_a_calendar_is_looked_at_here_and_changed_on_its_own_page(office):
    calendar = Calendar.objects.get()
    address, before = listed(Calendar, "change", calendar.pk), (calendar.name, calendar.hours)
    data = {"code": "CN", "name": "别的", "hours": "[]", "first": "2025-01-01", "last": "2025-12-31"}

    assert office.get(address).status_code == 200
    assert office.post(address, data).status_code == 403
    assert office.post(listed(Calendar, "add"), data | {"code": "other"}).status_code == 403

    calendar = Calendar.objects.get()
    assert (calendar.name, calendar.hours) == before
