from datetime import timedelta

import pytest
from django.core.management import CommandError, call_command
from django.utils.timezone import now

from common.errors import Refused, Stale
from grids.actions.api_keys import issue_key, revoke_key, verify_key
from grids.actor import Actor
from grids.enums import Role
from grids.models import ApiKey
from tests.grids.world import AT, CLOCK, actor, officer, post

pytestmark = pytest.mark.django_db

HOME = "10.1.2.3"


@pytest.fixture
def account():
    return officer("feed", kind="system")


def issue(account, **facts):
    return issue_key(account, **{"name": "12345", "by": CLOCK, "at": AT} | facts)


def test_a_key_speaks_for_its_account(account):
    _key, text = issue(account)

    assert verify_key(text, address=HOME, at=AT) == account


def test_only_the_hash_is_kept(account):
    key, text = issue(account)
    secret = text.rsplit("_", 1)[1]

    stored = ApiKey.objects.filter(pk=key.pk).values().get()
    assert secret not in str(stored)
    assert len(secret) == 40
    assert len(bytes(key.digest)) == 32


@pytest.mark.parametrize(
    "text", ["", "gk", "gk_1_2", "x_12345678_abc", "gk_12345678_" + "0" * 40, "gk_é2345678_1", "a_b_c_d"]
)
def test_what_is_no_key_is_nobody(account, text):
    issue(account)

    assert verify_key(text, address=HOME, at=AT) is None


def test_one_wrong_sign_is_nobody(account):
    _key, text = issue(account)

    assert verify_key(text[:-1] + ("0" if text[-1] != "0" else "1"), address=HOME, at=AT) is None


def test_a_key_ends_on_its_day_when_revoked_and_with_its_account(account):
    _key, dated = issue(account, expires_at=AT + timedelta(days=1))
    key, revoked = issue(account)
    _key, left = issue(officer("gone", kind="system", is_active=True))

    assert verify_key(dated, address=HOME, at=AT + timedelta(hours=23)) == account
    assert verify_key(dated, address=HOME, at=AT + timedelta(days=1)) is None
    revoke_key(key, by=CLOCK, at=AT)
    assert verify_key(revoked, address=HOME, at=AT) is None
    type(account).objects.filter(username="gone").update(is_active=False)
    assert verify_key(left, address=HOME, at=AT) is None


@pytest.mark.parametrize(
    ("addresses", "address", "allowed"),
    [
        ((), "203.0.113.9", True),
        (("10.1.2.3",), "10.1.2.3", True),
        (("10.1.2.3",), "10.1.2.4", False),
        (("10.1.0.0/16", "2001:db8::/32"), "10.1.200.1", True),
        (("10.1.0.0/16",), "::ffff:10.1.2.3", True),
        (("2001:db8::/32",), "2001:db8::1", True),
        (("2001:db8::/32",), "10.1.2.3", False),
        (("10.1.0.0/16",), "", False),
    ],
)
def test_a_key_works_from_its_addresses(account, addresses, address, allowed):
    _key, text = issue(account, addresses=addresses)

    assert (verify_key(text, address=address, at=AT) == account) is allowed


def test_the_last_use_is_written_once_in_five_minutes(account, django_assert_num_queries):
    key, text = issue(account)
    with django_assert_num_queries(2):
        verify_key(text, address=HOME, at=AT)
    with django_assert_num_queries(1):
        verify_key(text, address="10.9.9.9", at=AT + timedelta(minutes=4))
    key.refresh_from_db()
    assert (key.last_used_at, key.last_used_from) == (AT, HOME)

    verify_key(text, address="10.9.9.9", at=AT + timedelta(minutes=5))

    key.refresh_from_db()
    assert (key.last_used_at, key.last_used_from) == (AT + timedelta(minutes=5), "10.9.9.9")


@pytest.mark.parametrize(
    "facts",
    [{"name": " "}, {"expires_at": AT}, {"addresses": ["everywhere"]}, {"addresses": ["10.0.0.0/99"]}],
)
def test_a_key_without_sense_is_not_issued(account, facts):
    with pytest.raises(Refused):
        issue(account, **facts)

    assert not ApiKey.objects.exists()


def test_an_account_switched_off_gets_no_key(ground):
    with pytest.raises(Refused):
        issue(officer(is_active=False))


def test_keys_come_from_the_command_line_alone(ground, account):
    for by in (actor(ground.district, Role.ADMINISTRATOR), Actor.reporter()):
        with pytest.raises(Refused):
            issue(account, by=by)


def test_a_key_is_revoked_once_and_by_those_who_give_rights(ground, account):
    post(ground.here.micro, Role.WORKER, who=account)
    key, _text = issue(account)
    staff = actor(ground.district, Role.SECURITY)

    for by in (
        actor(ground.next.street, Role.SECURITY),
        actor(ground.far_district, Role.SECURITY),
        actor(ground.district, Role.ADMINISTRATOR),
        Actor.of(officer("staff", is_staff=True)),
        Actor.reporter(),
    ):
        with pytest.raises(Refused):
            revoke_key(key, by=by, at=AT)
    assert revoke_key(key, by=staff, at=AT).revoked_at == AT
    with pytest.raises(Stale):
        revoke_key(key, by=staff, at=AT)


def test_the_command_prints_the_key_alone(account, capsys):
    call_command("issue_api_key", officer="feed", name="hotline", days=30, address=["10.0.0.0/8"])

    text = capsys.readouterr().out
    assert text.count("\n") == 1
    assert verify_key(text.strip(), address=HOME, at=now()) == account
    assert verify_key(text.strip(), address="8.8.8.8", at=now()) is None


@pytest.mark.parametrize(
    "asked", [{"officer": "nobody"}, {"officer": "feed", "days": 0}, {"officer": "feed", "name": ""}]
)
def test_the_command_says_why_not(account, asked):
    with pytest.raises(CommandError):
        call_command("issue_api_key", **{"name": "hotline"} | asked)
