"""The logs: read by the audit administrator alone, within his reach; looking and taking out are on record too."""

import csv
import io

import pytest
from django.urls import reverse

from grids.actions.access import record_access
from grids.actions.posts import appoint
from grids.actor import Actor
from grids.audit import BOOKS
from grids.enums import AccountEventKind, Role
from grids.models import AccountEvent
from tests.grids.world import AT, CLOCK, DAY, officer, post

pytestmark = pytest.mark.django_db
AUDIT, EXPORT = reverse("grids:audit"), reverse("grids:audit_export")


@pytest.fixture
def auditor(ground, client):
    held = post(ground.district, Role.AUDITOR, who=officer("auditor"))
    client.force_login(held.officer)
    return client


def opened(grid, name, reason):
    """Somebody with a post on a grid opens a file there."""
    who = post(grid, Role.WORKER, who=officer(name)).officer
    facts = {
        "subject_kind": "reporter",
        "subject_uuid": "6f1f0a52-9d0e-4a55-a1d4-0f3a1bb0c1de",
        "fields": ["phone"],
    }
    record_access(grid, **facts, reason=reason, by=Actor.of(who, DAY), at=AT)


def reasons(answer):
    return [line.why for line in answer.context["lines"]]


def test_who_opened_whose_data_and_why_is_read_within_reach(auditor, ground):
    opened(ground.here.micro, "㐀䶮𠮷", "回访")
    opened(ground.far.micro, "far", "别处")

    answer = auditor.get(AUDIT)

    assert reasons(answer) == ["回访"]
    assert "㐀䶮𠮷" in answer.text


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({"q": "near"}, ["一一"]),
        ({"since": "2025-06-02", "until": "2025-06-02"}, ["二二", "一一"]),
        ({"since": "2025-06-03"}, []),
        ({"until": "2025-06-01"}, []),
        ({"since": "no day"}, ["二二", "一一"]),
    ],
)
def test_it_is_found_by_name_and_days(auditor, ground, query, found):
    opened(ground.here.micro, "near", "一一")
    opened(ground.here.micro2, "other", "二二")

    assert reasons(auditor.get(AUDIT, query)) == found


def test_rights_and_accounts_have_books_of_their_own(auditor, ground):
    who = officer("wang")
    appoint(who, to=ground.here.micro, role=Role.WORKER, starts_on=DAY, by=CLOCK, at=AT)

    rights = auditor.get(AUDIT, {"book": "rights"}).context["lines"]
    accounts = auditor.get(AUDIT, {"book": "accounts"}).context["lines"]

    assert [(line.whose, line.where) for line in rights] == [("wang (wang)", str(ground.here.micro))]
    assert [line.whose for line in accounts] == ["auditor (auditor)"] * 2  # that the books were read


def test_each_look_is_put_on_record(auditor, ground):
    auditor.get(AUDIT, {"book": "rights", "q": "wang"})

    event = AccountEvent.objects.get()
    assert (event.kind, event.by.username, event.reason) == (
        AccountEventKind.LOG_READ,
        "auditor",
        f"{BOOKS['rights'].label} wang",
    )


def test_a_later_page_or_a_made_up_one_is_on_record_too(auditor, ground):
    auditor.get(AUDIT, {"book": "rights", "cursor": "1"})

    assert AccountEvent.objects.get().kind == AccountEventKind.LOG_READ


def test_rows_are_taken_out_with_a_reason_and_as_they_are_shown(auditor, ground):
    opened(ground.here.micro, "near", "=1+1")

    answer = auditor.post(EXPORT, {"book": "access", "reason": "季度抽查"})

    rows = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert [(row[1], row[4]) for row in rows[1:]] == [("near (near)", "'=1+1")]
    assert AccountEvent.objects.get().reason == f"{BOOKS['access'].label}: 季度抽查"


def test_without_a_reason_nothing_is_taken_out(auditor, ground):
    opened(ground.here.micro, "near", "回访")

    answer = auditor.post(EXPORT, {"book": "access", "reason": " "})

    assert answer.status_code == 422
    assert not AccountEvent.objects.exists()


@pytest.mark.parametrize("role", [role for role in Role.values if role != Role.AUDITOR])
def test_nobody_else_reads_the_logs(client, ground, role):
    client.force_login(post(ground.district, role).officer)

    assert client.get(AUDIT).status_code == 403
    assert client.post(EXPORT, {"reason": "看看"}).status_code == 403


@pytest.mark.parametrize("rows", [1, 3])
@pytest.mark.parametrize("book", ["access", "accounts", "rights"])
def test_a_book_costs_the_same_however_long(auditor, ground, rows, book, django_assert_num_queries):
    for number in range(rows):
        opened(ground.here.micro, f"w{number}", "回访")
        appoint(officer(f"n{number}"), to=ground.here.micro, role=Role.WORKER, starts_on=DAY, by=CLOCK, at=AT)

    with django_assert_num_queries(
        11
    ):  # the session begun (4), officer, posts, messages; the look (3); the rows
        auditor.get(AUDIT, {"book": book})
