"""The desk's list at each size it offers, in every tab: as many statements for two hundred rows as for twenty-five."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.db.models import F

from cases.enums import State
from cases.models import Case
from cases.pages.rows import SIZES
from cases.pages.tabs import BY_KEY
from tests.cases.gallery import kept_town, street  # noqa: F401 - fixtures
from tests.cast import a_case

DESK = "/desk/"
MANY = max(SIZES) + 1
STATEMENTS = 7  # session, officer, posts, views, numbers, rows, unread


@pytest.fixture(scope="module")
def crowd(street):  # noqa: F811 - the fixture of that name
    """More cases than any page shows."""
    first = a_case(street)
    made = [clone(Case.objects.get(pk=first.pk), place) for place in range(1, MANY)]
    Case.objects.bulk_create(made)
    return street


def clone(case, place):
    """Another case like it."""
    case.pk, case.uuid, case.report_key = None, uuid4(), None
    case.number = f"{case.number[:-5]}{place + 10_000}"
    case.tracking_hash = case.uuid.bytes * 2
    case.due_at += timedelta(minutes=place)
    return case


@pytest.fixture
def desk(crowd, sign_in, town):
    return sign_in("desk")


def come(town, tab):
    """Let them all come into the list of a tab."""
    told = {
        "waiting": {},
        "pending": {"pending": True},
        "due-soon": {"alert": "yellow"},
        "overdue": {"alert": "red"},
    }
    if tab in told:
        Case.objects.update(**told[tab])
        return
    step = {"version": F("version") + 1}
    Case.objects.update(state=State.DISPATCHED, handler_post=town.worker_post, **step)
    if tab == "on-hold":
        Case.objects.update(state=State.HANDLING, **step)
        Case.objects.update(state=State.SUSPENDED, review_on=date(2099, 1, 1), **step)
    if tab == "to-review":
        Case.objects.update(state=State.HANDLING, **step)
        Case.objects.update(state=State.HANDLED, **step)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("tab", BY_KEY)
def test_a_list_costs_the_same_at_every_size_it_offers(desk, town, tab, size, django_assert_num_queries):
    come(town, tab)

    with django_assert_num_queries(STATEMENTS):
        page = desk.get(DESK, {"tab": tab, "size": size})

    assert len(page.context["rows"]) == size
    assert page.text.count("data-gw-row=") == size


def test_the_desk_shows_twenty_five_and_offers_more(desk, town):
    page = desk.get(DESK)

    assert len(page.context["rows"]) == 25
    assert all(f'href="?size={size}"' in page.text for size in SIZES)


@pytest.mark.parametrize("size", ["0", "51", "-1", "many", "5000", "200000"])
def test_a_size_nobody_offers_is_the_first(desk, town, size):
    assert len(desk.get(DESK, {"size": size}).context["rows"]) == 25


def test_the_size_goes_along_to_the_other_lists_and_the_next_row(desk, town):
    page = desk.get(DESK, {"size": 50, "q": "路灯", "case": a_number()})

    assert all("size=50" in tab["url"] for tab in page.context["tabs"])
    assert "size=50" in page.context["next_url"]
    assert "size=50" in page.context["list_url"]
    assert '<input type="hidden" name="size" value="50">' in page.text


def a_number():
    return Case.objects.by_due().first().number


def test_a_row_opens_beside_the_list_it_stands_in(desk, town):
    number = a_number()

    page = desk.get(DESK, {"tab": "waiting", "case": number, "past": "1.0~1", "size": 200})

    assert f'<a href="?tab=waiting&amp;size=200&amp;case={number}"' in page.text
    assert page.text.count('aria-selected="true"') == 1
