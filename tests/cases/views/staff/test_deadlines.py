"""「怎么算的」: how each deadline of a case was reached."""

import pytest
from django.urls import reverse

from cases.actions.clocks import extend
from grids.actions.calendar import put_calendar_in_force
from grids.calendar_draft import with_days
from grids.models import Calendar
from tests.cast import a_case, lead_to, moment


def page_of(case):
    return reverse("cases:deadlines", args=[case.number])


def test_every_clock_tells_its_limit_its_days_and_its_due_time(sign_in, town):
    case = lead_to(town, "handling", at=moment(6))  # a Friday

    page = sign_in("worker").get(page_of(case))

    told = {one["label"]: one for one in page.context["reckonings"]}
    kinds = set(case.clocks.values_list("kind", flat=True))
    assert len(told) == len(kinds)
    handle = next(one for label, one in told.items() if one["due_at"] == case.handle_due_at)
    assert "2" in handle["limit"]
    assert handle["still_so"]
    assert any(day.startswith("06-07") for day in handle["left_out"])
    assert handle["counted"]


@pytest.mark.parametrize("stop", ["reported", "handled", "closed", "void"])
def test_the_page_opens_in_every_state(sign_in, town, stop):
    assert sign_in("desk").get(page_of(lead_to(town, stop))).status_code == 200


def test_a_stranger_finds_nothing(sign_in, client, town):
    case = a_case(town)

    assert sign_in("stranger").get(page_of(case)).status_code == 404
    assert sign_in("desk").post(page_of(case)).status_code == 405
    assert client.get(page_of(case)).headers["Location"].startswith("/sign-in/")


@pytest.mark.parametrize("stop", ["reported", "closed"])
def test_the_page_costs_the_same_for_few_clocks_and_for_many(sign_in, town, stop, django_assert_num_queries):
    case, desk = lead_to(town, stop), sign_in("desk")

    with django_assert_num_queries(7):  # session, officer, posts, case, clocks, the calendar's days, unread
        desk.get(page_of(case))


def test_it_is_told_by_the_calendar_it_was_reckoned_by_and_what_was_granted(sign_in, town):
    case = lead_to(town, "handling")
    (clock,) = extend(case, limit=1, reason="等材料", at=case.changed_at)
    clock.save()
    calendar = Calendar.objects.get(code="CN")
    draft = with_days(
        calendar.work_calendar(), clock.due_at.date(), clock.due_at.date(), works=False, name="停电"
    )
    facts = {"by": town.by_desk, "at": case.changed_at, "reason": "停电", "expected": 1}
    put_calendar_in_force(calendar, draft, **facts)

    page = sign_in("worker").get(page_of(case))

    told = next(one for one in page.context["reckonings"] if one["due_at"] == clock.due_at)
    assert (told["calendar_version"], told["still_so"]) == (1, True)
    assert [one["reason"] for one in told["extensions"]] == ["等材料"]
    assert told["policy_from"] is not None
    assert not any("停电" in run for run in told["left_out"])
    assert "等材料" in page.text
