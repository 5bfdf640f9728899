"""Texts with places to fill in."""

import pytest

from cases.wordings import facts_of, filled, unknown_in
from tests.cast import a_case


def test_what_is_known_is_filled_in_and_what_is_not_stays_to_be_seen():
    text = "{地点}的{事项}由{handler}办，{结果}。㐀{期限}"

    assert filled(text, {"place": "中心路1号", "kind": "路灯", "handler": "照明科", "result": ""}) == (
        "中心路1号的路灯由照明科办，{结果}。㐀{期限}"
    )


@pytest.mark.parametrize(
    ("text", "unknown"),
    [("{地点}{ 事项 }{due}", []), ("{电话}已打", ["电话"]), ("没有变量", []), ("{}", [""]), ("{地点", [])],
)
def test_an_unknown_name_is_found_before_anybody_is_told_it(text, unknown):
    assert unknown_in(text) == unknown


def test_the_facts_of_a_case_name_nobody(town):
    facts = facts_of(a_case(town), handler="照明科", result="换了灯泡")

    assert (facts["handler"], facts["result"]) == ("照明科", "换了灯泡")
    assert not {"李四", "13800005678"} & set(facts.values())
