"""How the text of a cell becomes a value, and what is said where it cannot."""

from datetime import date

import pytest
from django.utils.translation import override

from common.identity_number import check_sign, is_identity_number
from grids.enums import Role
from grids.imports.faults import Fault, Wrong
from grids.imports.values import (
    Choice,
    Code,
    CreditCode,
    Day,
    Decimal,
    IdentityNumber,
    Phone,
    Text,
    Whole,
    narrow,
    trimmed,
)


def wrong(reader, text):
    with pytest.raises(Wrong) as caught:
        reader.value(text)
    return caught.value.reason


@pytest.mark.parametrize(
    "text", ["2025-06-02", "2025/6/2", "2025.06.02", "2025年6月2日", "20250602", "45810", "２０２５－６－２"]
)
def test_a_day_in_every_way_people_write_it(text):
    assert Day().value(text) == date(2025, 6, 2)


@pytest.mark.parametrize("text", ["2025-02-30", "昨天", "12", "2025-06", "99999", "2025-06-02 08:30"])
def test_what_is_no_day(text):
    assert wrong(Day(), text) == "This is not a day."


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("13800001234", "13800001234"),
        ("138 0000 1234", "13800001234"),
        ("+8613800001234", "13800001234"),
        ("0371-6666888", "0371-6666888"),
        ("12345", "12345"),
    ],
)
def test_a_phone_number(text, number):
    assert Phone().value(text) == number


@pytest.mark.parametrize("text", ["1380000", "138000012345", "电话", "1.38E+10", "12"])
def test_what_is_no_phone_number(text):
    assert wrong(Phone(), text)


@pytest.mark.parametrize("text", ["5.1E+17", "5.10106199001011E+17", "1.38e10"])
@pytest.mark.parametrize("reader", [Code(), IdentityNumber(), Phone(), Text(60), CreditCode()])
def test_a_number_that_excel_has_rounded_is_never_taken_for_whole(reader, text):
    assert wrong(reader, text) == "Excel has rounded this number; its last digits are lost."


def test_a_mistake_of_a_formula_is_no_value():
    assert wrong(Text(60), "#N/A") == "This cell shows a mistake of a formula."


@pytest.mark.parametrize(("text", "number"), [("3", 3), ("３", 3), ("1,200", 1200), ("3.0", 3)])
def test_a_whole_number(text, number):
    assert Whole().value(text) == number


@pytest.mark.parametrize("text", ["三口", "3.5", "-1", "9999999", "٣"])
def test_what_is_no_whole_number(text):
    assert wrong(Whole(0, 100), text)


def test_a_decimal():
    assert Decimal().value("113.5") == 113.5
    assert wrong(Decimal(0, 180), "181") == "This number cannot be."


def test_a_credit_code_and_an_identity_number_add_up():
    assert CreditCode().value("91350100m000100y43") == "91350100M000100Y43"
    assert wrong(CreditCode(), "91350100M000100Y44")
    assert IdentityNumber().value("11010519491231002x") == "11010519491231002X"
    assert wrong(IdentityNumber(), "110105194912310021")


@pytest.mark.parametrize("place", range(17))
def test_any_one_wrong_digit_of_an_identity_number_is_found(place):
    body = "11010519491231002"
    other = str((int(body[place]) + 1) % 10)

    assert not is_identity_number(body[:place] + other + body[place + 1 :] + "X")


def test_an_identity_number_has_a_day_that_exists():
    body = "11010519490231002"

    assert not is_identity_number(body + check_sign(body))


def test_a_word_of_a_list_in_either_language_or_as_people_say_it():
    roles = Choice(Role, also=(("网格管理员", Role.WORKER),), leaves_out=(Role.AUDITOR,))

    assert {roles.value(word) for word in ("网格员", "grid worker", "worker", "网格管理员")} == {Role.WORKER}
    assert wrong(roles, "audit administrator")
    with override("zh-hans"), pytest.raises(Wrong) as caught:
        roles.value("网格管里员")
    with override("zh-hans"):
        assert Fault.of("role", caught.value).cure_text == "是不是“网格员”？"


def test_names_keep_their_signs_and_lose_what_nobody_sees():
    assert Text(60).value("㐀䶮𠮷") == "㐀䶮𠮷"
    assert Text(60).value("（一）号楼") == "（一）号楼"
    assert trimmed("\u3000 王\u200b小英\ufeff\n \u00a0") == "王\u200b小英"
    assert narrow("ＡＢ１２－３") == "AB12-3"
    assert wrong(Text(3), "一二三四") == "This is too long: %(count)s signs."


def test_a_code_has_its_length():
    assert Code(lengths=(12,)).value("410106 003001") == "410106003001"
    assert wrong(Code(lengths=(12,)), "41010600300") == "This code has %(count)s digits."
    assert wrong(Code(), "A1") == "A code has digits only."
