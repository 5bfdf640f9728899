"""Group robots by apprise, whose hosts are its own: a proxy on loopback stands in for the way out of the house."""

import io
import logging

import pytest

from messaging.actions.carry import carry_one
from messaging.carriers.robot import is_known
from messaging.models import Letter
from tests.messaging.posting import a_channel


@pytest.fixture
def letter(reader, provider, monkeypatch):
    """What a robot is to say; every way out leads to a proxy that lets nobody through."""
    monkeypatch.setenv("HTTPS_PROXY", provider.base)
    monkeypatch.delenv("NO_PROXY", raising=False)
    monkeypatch.delenv("no_proxy", raising=False)
    channel = a_channel(reader, "robot", kind="robot")
    at = reader.joined_at
    return Letter.objects.create(channel=channel, words="路口积水", next_at=at, created_at=at)


@pytest.fixture
def heard():
    """What comes to the root of all logs, at every level: pytest's own ears would be at apprise's logger, too."""
    root, lines = logging.getLogger(), io.StringIO()
    listener, level = logging.StreamHandler(lines), root.level
    root.addHandler(listener)
    root.setLevel(logging.DEBUG)
    yield lines
    root.removeHandler(listener)
    root.setLevel(level)


def test_what_does_not_come_through_is_unknown_and_nothing_is_logged(letter, heard):
    attempt = carry_one(letter.pk)

    said = heard.getvalue()
    assert (attempt.outcome, attempt.code, attempt.waits_for_a_person) == ("unknown", "connection", True)
    assert "unknown (connection)" in said
    assert "robot-canary" not in said
    assert "路口积水" not in said


@pytest.mark.parametrize(
    ("address", "known"),
    [
        ("wecombot://0123456789abcdef", True),
        ("dingtalk://0123456789abcdef", True),
        ("feishu://0123456789abcdef", True),
        ("wecombot://0123456789abcdef?verify=no", False),
        ("json://127.0.0.1/", False),
        ("xml://10.0.0.1/", False),
        ("mailto://a:b@example.cn", False),
        ("syslog://", False),
        ("dbus://", False),
        ("file:///etc/passwd", False),
        ("", False),
    ],
)
def test_only_robots_of_services_with_hosts_of_their_own_are_let_in(address, known):
    assert is_known(address) is known
