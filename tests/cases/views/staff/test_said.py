"""Every verb is confirmed in words, with and without htmx, once; a stale page never names oneself."""

import pytest
from django.urls import reverse
from django.utils.translation import gettext

from cases.enums import Action
from tests.cases.views.staff.test_act import NAMES, PLAIN, door, said
from tests.cast import a_case, do, lead_to

HTMX = {
    "desk": {"HX-Request": "true", "HX-Target": "desk"},
    "case": {"HX-Request": "true", "HX-Target": "case"},
}


def notices(body):
    """The words in the region that is read out."""
    region = body.partition('<div id="notices"')[2].partition("</div>")[0]
    return region.partition(">")[2]


@pytest.mark.parametrize(("stop", "who", "verb", "words", "then"), PLAIN, ids=NAMES)
def test_a_verb_is_confirmed_on_the_page_that_follows(sign_in, town, stop, who, verb, words, then):
    case = lead_to(town, stop)

    page = sign_in(who).post(door(case, verb), said(town, case, verb, words), follow=True)

    shown = notices(page.content.decode())
    assert f'data-gw-done="{verb}-{case.number}"' in shown
    assert case.short_number in shown


@pytest.mark.parametrize("part", HTMX)
def test_htmx_gets_the_words_beside_its_part_and_only_once(sign_in, town, part):
    case, desk = a_case(town), sign_in("desk")
    following = reverse("cases:desk") if part == "desk" else reverse("cases:case", args=[case.number])
    desk.post(door(case, "dispatch"), said(town, case, "dispatch", {"next": following}), headers=HTMX[part])

    first = desk.get(following, headers=HTMX[part]).content.decode()
    second = desk.get(following, headers=HTMX[part]).content.decode()

    assert 'id="notices" class="gw-said" role="status" hx-swap-oob="innerHTML"' in first
    assert "已派给worker" in notices(first)
    assert 'id="notices"' not in second


def test_a_page_without_news_has_the_region_ready_and_empty(sign_in, town):
    assert notices(sign_in("desk").get(reverse("cases:desk")).content.decode()) == ""


def test_the_second_press_is_confirmed_like_the_first(sign_in, town):
    case, worker = lead_to(town, "dispatched"), sign_in("worker")
    sent = {"version": case.version}
    worker.post(door(case, "take"), sent, follow=True)

    again = worker.post(door(case, "take"), sent, follow=True)

    assert "您已接单" in notices(again.content.decode())


def test_a_stale_page_says_you_when_it_was_oneself(sign_in, town):
    case = a_case(town)
    seen = case.version
    do(case, Action.ACCEPT, town.by_desk, town)

    answer = sign_in("desk").post(door(case, "comment"), {"version": seen, "words": "业主在家"})

    body = answer.content.decode()
    assert answer.status_code == 409
    assert "您已在别处操作过：受理" in body
    assert gettext("Somebody else changed this case meanwhile. It is now: %(state)s.")[:6] not in body


def test_a_refusal_confirms_nothing(sign_in, town):
    case = a_case(town)

    answer = sign_in("desk").post(door(case, "comment"), {"version": case.version, "words": ""})

    assert answer.status_code == 422
    assert notices(answer.content.decode()) == ""
