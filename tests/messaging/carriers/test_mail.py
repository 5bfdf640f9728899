import email
from email import policy

import pytest

from messaging.actions.carry import carry_one
from messaging.models import Attempt, Letter
from tests.messaging.posting import a_letter, a_mailbox, reachable
from tests.messaging.providers import GONE, HANG


@pytest.fixture
def letter(reader, mail):
    a_mailbox(reader, mail)
    reachable(reader, email="zhang.wei@example.cn")
    return a_letter(reader)


def test_a_letter_arrives_whole_and_bears_our_number(letter, mail):
    attempt = carry_one(letter.pk)

    came = email.message_from_string(mail.letters[0], policy=policy.default)
    assert attempt.outcome == "accepted"
    assert came["To"] == "zhang.wei@example.cn"
    assert came["Message-ID"] == f"<{attempt.uuid.hex}@street.cn>"
    assert "2026112341010500001" in came.get_content()


@pytest.mark.parametrize(
    ("script", "outcome"),
    [
        ({"HELLO": GONE}, "not_sent"),
        ({"HELLO": "554 go away"}, "refused"),
        ({"MAIL": "451 later"}, "not_sent"),
        ({"RCPT": "550 nobody"}, "refused"),
        ({"RCPT": HANG}, "not_sent"),
        ({"DATA": "452 full"}, "not_sent"),
        ({"DATA": GONE}, "not_sent"),
        ({"DOT": "554 spam"}, "refused"),
        ({"DOT": "451 later"}, "not_sent"),
        ({"DOT": HANG}, "unknown"),
        ({"DOT": GONE}, "unknown"),
        ({"DOT": "garbage"}, "unknown"),
    ],
)
def test_until_the_body_nothing_has_left_and_then_only_its_answer_tells(letter, mail, script, outcome):
    mail.script = script

    assert carry_one(letter.pk).outcome == outcome


def test_nothing_goes_in_plain_to_a_server_outside(reader, mail, settings):
    settings.PRIVATE_HOSTS = frozenset()
    a_mailbox(reader, mail)
    reachable(reader, email="a@example.cn")
    letter = a_letter(reader)

    carry_one(letter.pk)

    assert (Attempt.objects.get().code, mail.letters) == ("address: plain", [])
    assert Letter.objects.get().state == "waiting"
