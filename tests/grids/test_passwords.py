import pytest
from django.contrib.auth.password_validation import password_validators_help_texts, validate_password
from django.core.exceptions import ValidationError
from django.utils.translation import override

from grids.models import Officer

WANG = Officer(username="wanglaoshi", name="王老师", phone="13800005678")


@pytest.mark.parametrize(
    "password",
    [
        "short1!",
        "wanglaoshi1",
        "13800005678a",
        "1234567890",
        "qwertyuiop",
        "wangge12345",
        "社区社区网格网格街道",
        "abcabcabcabc",
        "aaaaaaaaaaaa",
    ],
)
def test_what_is_guessed_first_is_refused_in_chinese(password):
    with override("zh-hans"), pytest.raises(ValidationError) as refusal:
        validate_password(password, WANG)

    assert all(not message.isascii() for message in refusal.value.messages)


@pytest.mark.parametrize(
    "password", ["seven quiet herons", "白鹭飞过七座旧水闸啊", "x" * 20 + "y" * 40 + "wangge"]
)
def test_what_is_long_and_ones_own_is_taken(password):
    validate_password(password, WANG)


def test_the_rules_are_said_beforehand_in_chinese():
    with override("zh-hans"):
        assert len([rule for rule in password_validators_help_texts() if not rule.isascii()]) == 5
