"""The log of a post on its pages: two taps for the holder, read by who leads there, never rewritten."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.timezone import localdate, now

from cases.enums import Action
from grids.actions.post_log import write_entry
from grids.actor import Actor
from grids.enums import Role
from grids.models import Post, PostEntry
from tests.cast import a_case, do, hire
from tests.grids.staffing import position

pytestmark = pytest.mark.django_db
RARE = "给㐀䶮𠮷家讲了医保"
LOG, LOGS = "/w/log/", "/people/logs/"


@pytest.fixture
def guide(town):
    """A policy guide of a micro grid: an assistant, who sees no case."""
    who = hire("明白人", (town.here.micro, Role.ASSISTANT))
    title = position(
        town.here.street.region, code="policy_guide", role=Role.ASSISTANT, duty="讲政策，帮代办。"
    )
    Post.objects.filter(officer=who).update(position=title)
    return who


def by(officer):
    client = Client()
    client.force_login(officer)
    return client


def said(**more):
    return {"kind": "policy", "words": RARE, "done_on": localdate()} | more


def write(officer, **more):
    post = Post.objects.filter(officer=officer).first()
    facts = {"by": Actor.of(officer), "at": now()}
    return write_entry(post, **said(**more), **facts)


def test_the_holder_writes_a_line_and_reads_his_duty(guide):
    client = by(guide)

    assert "讲政策，帮代办。" in client.get(LOG).text
    assert client.post(LOG, said()).status_code == 302

    entry = PostEntry.objects.get()
    assert (entry.officer, entry.words, entry.post.officer) == (guide, RARE, guide)
    assert entry.grid == entry.post.grid
    assert RARE in client.get(LOG).text


def test_from_his_work_it_is_two_taps(town):
    client = by(town.people.worker)

    assert f'href="{LOG}"' in client.get(reverse("cases:work")).text
    assert client.post(LOG, said(kind="call")).status_code == 302


def test_a_slip_is_put_right_once_and_both_lines_stay(guide):
    entry, client = write(guide), by(guide)
    address = reverse("grids:post_entry", args=[entry.uuid])

    assert client.post(address, said(words="讲了社保")).status_code == 302
    again = client.post(address, said(words="又改"))

    assert again.status_code == 422
    assert [row.words for row in PostEntry.objects.order_by("pk")] == [RARE, "讲了社保"]
    assert PostEntry.objects.last().corrects == entry


@pytest.mark.parametrize(
    "wrong",
    [
        {"words": " "},
        {"done_on": localdate() + timedelta(days=1)},
        {"done_on": localdate() - timedelta(days=40)},
        {"case_number": "1" * 19},
        {"case_number": "LD"},
        {"kind": "nap"},
    ],
)
def test_what_does_not_fit_is_said(guide, wrong):
    assert by(guide).post(LOG, said(**wrong)).status_code == 422
    assert not PostEntry.objects.exists()


def test_a_case_belongs_to_it_only_where_one_took_part(town):
    case = do(a_case(town), Action.COMMENT, town.by_leader, town)

    mine = by(town.people.leader).post(LOG, said(case_number=case.number))
    others = by(town.people.colleague).post(LOG, said(case_number=case.number))

    assert (mine.status_code, others.status_code) == (302, 422)
    assert PostEntry.objects.get().case_number == case.number


def test_who_leads_there_reads_it_and_nobody_beside(town, guide):
    entry = write(guide)
    shown = {
        name: by(getattr(town.people, name)).get(LOGS) for name in ("leader", "desk", "stranger", "worker")
    }

    assert RARE in shown["leader"].text
    assert RARE in shown["desk"].text
    assert RARE not in shown["stranger"].text
    assert shown["worker"].status_code == 403
    assert by(town.people.leader).get(reverse("grids:post_entry", args=[entry.uuid])).status_code == 404
    assert by(town.people.nobody).get(LOG).status_code == 403


def test_it_is_found_by_grid_kind_and_day_and_printed_as_it_stands_now(town, guide):
    old, client = write(guide), by(town.people.desk)
    by(guide).post(reverse("grids:post_entry", args=[old.uuid]), said(words="讲了社保"))
    here, beside = town.here.general.code, town.here.general2.code

    assert "讲了社保" in client.get(LOGS, {"grid": here, "kind": "policy", "since": localdate()}).text
    for nothing in (
        {"grid": beside},
        {"kind": "call"},
        {"until": "2025-01-01"},
        {"grid": town.there.micro.code},
    ):
        assert "讲了社保" not in client.get(LOGS, nothing).text
    paper = client.get(LOGS, {"print": "1", "grid": here}).text
    assert "讲了社保" in paper
    assert RARE not in paper


def test_nobody_writes_in_the_log_of_a_post_that_ended(guide):
    Post.objects.filter(officer=guide).update(ends_on=localdate())

    assert by(guide).post(LOG, said()).status_code == 403


@pytest.mark.parametrize("rows", [1, 3])
def test_a_log_costs_the_same_whatever_its_length(town, guide, rows, django_assert_num_queries):
    for _row in range(rows):
        write(guide)
    leader, holder = by(town.people.leader), by(guide)
    leader.get(LOGS), holder.get(LOG)

    with django_assert_num_queries(BUDGETS["leader"]):
        leader.get(LOGS)
    with django_assert_num_queries(BUDGETS["holder"]):
        holder.get(LOG)


BUDGETS = {"leader": 5, "holder": 6}
