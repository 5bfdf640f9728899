"""Everybody reads who answers for what: the public lists of duties and powers, with law, unit, steps and uses."""

from datetime import date

import pytest
from django.urls import reverse
from django.utils.timezone import localdate

from cases import budgets
from cases.enums import Action
from cases.models import CategoryDuty
from grids.enums import DutyKind
from grids.models import Delegation, DutyItem, DutyList
from tests.cast import a_case, category, do

pytestmark = pytest.mark.django_db
FROM = date(2025, 1, 1)


def a_list(town, **facts):
    known = {
        "kind": DutyKind.MICRO,
        "title": "小微权力清单㐀䶮𠮷",
        "valid_from": FROM,
        "region": town.ground.district,
    }
    return DutyList.objects.create(**known | facts)


def an_item(listed, number="1", **facts):
    known = {
        "name": "低保申请",
        "unit": "居委会",
        "basis": "社会救助暂行办法",
        "steps": "申请\n 公示 \n\n上报",
    }
    return DutyItem.objects.create(list=listed, number=number, valid_from=FROM, **known | facts)


def page_of(client, listed):
    return client.get(reverse("cases:duty_list", args=[listed.uuid]))


def test_a_list_shows_each_item_with_its_law_its_unit_and_its_steps(client, town):
    listed = a_list(town)
    an_item(listed)

    body = page_of(client, listed).text

    for words in (
        "小微权力清单㐀䶮𠮷",
        "低保申请",
        "居委会",
        "社会救助暂行办法",
        "<li>申请</li><li>公示</li><li>上报</li>",
    ):
        assert words in body


def test_what_is_not_public_or_over_is_not_there(client, town):
    hidden, over = a_list(town, is_public=False), a_list(town, valid_to=localdate())
    listed = a_list(town)
    an_item(listed, valid_to=localdate(), name="已取消的事项")

    assert [page_of(client, one).status_code for one in (hidden, over)] == [404, 404]
    assert "已取消的事项" not in page_of(client, listed).text
    assert client.get(reverse("cases:duty_lists")).text.count("小微权力清单") == 1


def test_lists_are_found_by_their_items(client, town):
    listed, other = a_list(town), a_list(town, title="执法事项")
    an_item(listed)
    an_item(other, name="占道经营")

    body = client.get(reverse("cases:duty_lists"), {"q": "占道"}).text

    assert "执法事项" in body
    assert "小微权力清单" not in body


def test_who_searches_on_and_on_waits_and_still_reads_the_lists(phone, town):
    a_list(town)
    address = reverse("cases:duty_lists")
    answers = [phone.get(address, {"q": "小微"}) for _time in range(budgets.LISTS_OF_ADDRESS.most + 1)]

    assert {answer.status_code for answer in answers[:-1]} == {200}
    assert (answers[-1].status_code, "小微权力清单" in answers[-1].text) == (429, False)
    assert int(answers[-1]["Retry-After"]) > 3000
    assert "小微权力清单" in phone.get(address).text


def test_without_its_counters_only_the_search_is_shut(phone, town, monkeypatch):
    monkeypatch.setattr(budgets, "store", budgets.connected("redis://127.0.0.1:1/0"))
    address = reverse("cases:duty_lists")

    assert (phone.get(address).status_code, phone.get(address, {"q": "小微"}).status_code) == (200, 503)


def test_no_more_is_looked_for_than_the_field_takes(phone, town):
    answer = phone.get(reverse("cases:duty_lists"), {"q": "占" * 5000})

    assert answer.context["words"] == "占" * 60


def test_a_delegated_item_says_who_answers_now(client, town):
    listed = a_list(town)
    item = an_item(listed, unit="", department=town.lighting)
    street = town.lighting.__class__.objects.create(
        code="office", name="街道城管办", district=town.ground.district
    )
    Delegation.objects.create(item=item, to=street, valid_from=FROM)

    assert "街道城管办" in page_of(client, listed).text


def test_each_use_is_counted_and_nobody_is_named(client, town):
    listed = a_list(town)
    item = an_item(listed, unit="", department=town.lighting)
    CategoryDuty.objects.create(item=item, category=category("05007"))
    case = a_case(town)

    do(case, Action.DISPATCH, town.by_desk, town, to=town.lighting)

    answer = page_of(client, listed)
    assert [number for _item, _handed, number in answer.context["items"]] == [1]
    assert len(answer.context["uses"]) == 1
    assert case.number not in answer.text


@pytest.mark.parametrize("rows", [1, 3])
def test_pages_cost_the_same_however_long(client, town, rows, django_assert_num_queries):
    listed = a_list(town)
    for number in range(rows):
        an_item(listed, number=str(number), unit="", department=town.lighting)
        a_list(town, title=f"清单{number}")

    with django_assert_num_queries(5):  # the list, its items, uses counted, delegations, the newest uses
        page_of(client, listed)
    with django_assert_num_queries(1):
        client.get(reverse("cases:duty_lists"))


def test_a_thousand_items_are_turned_page_by_page(client, town):
    listed = a_list(town)
    DutyItem.objects.bulk_create(
        DutyItem(list=listed, number=f"{number:04d}", name=f"事项{number}", unit="居委会", valid_from=FROM)
        for number in range(1000)
    )

    answer = page_of(client, listed)

    assert len(answer.context["items"]) == 50
    assert answer.context["page"].next
