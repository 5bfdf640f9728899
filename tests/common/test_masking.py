import pytest

from common.masking import mask_id_number, mask_name, mask_phone


@pytest.mark.parametrize(
    ("plain", "shown"),
    [
        ("13812345678", "138****5678"),
        ("037168888888", "037****8888"),
        ("12345", "***45"),
        ("", ""),
        (None, ""),
    ],
)
def test_a_phone_keeps_its_ends(plain, shown):
    assert mask_phone(plain) == shown


@pytest.mark.parametrize(
    ("plain", "shown"), [("张三丰", "张**"), ("李四", "李*"), ("王", "王"), ("", ""), (None, "")]
)
def test_a_name_keeps_the_family_name(plain, shown):
    assert mask_name(plain) == shown


def test_an_id_number_keeps_place_and_end():
    assert mask_id_number("41010619490312001X") == "410*************1X"
    assert mask_id_number("123") == "***"
