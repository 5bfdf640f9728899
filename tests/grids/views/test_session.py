import pytest
from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.test import Client
from django.utils.timezone import now

from common.api import limits
from grids.forms import LOCKED, WRONG
from grids.middleware import SEEN_AT, SIGNED_IN_AT
from grids.views import session
from tests.grids.world import officer

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.grids.home_urls")]

PASSWORD = "a long enough pass phrase"
PAGE = "/sign-in/"


@pytest.fixture(autouse=True)
def quick_hash(settings):
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture
def account():
    return officer("wang", password=PASSWORD)


def enter(client, username="wang", password=PASSWORD, address="10.0.0.1", **facts):
    return client.post(PAGE, {"username": username, "password": password, **facts}, REMOTE_ADDR=address)


def is_in(client):
    return SESSION_KEY in client.session


def test_the_right_password_leads_on(client, account):
    answer = enter(client, next="/sign-in/?from=desk")

    assert (answer.status_code, answer["Location"]) == (302, "/sign-in/?from=desk")
    assert is_in(client)


def test_a_flood_of_passwords_is_not_looked_at_and_others_are(client, account, monkeypatch):
    limits.store.flushdb()
    monkeypatch.setattr(session, "MOST", 3)
    there = [f"2001:db8:0:7::{number}" for number in range(5)]

    answers = [enter(client, "nobody", "x", address=address) for address in there]

    assert [answer.status_code for answer in answers] == [200, 200, 200, 429, 429]
    assert answers[-1]["Retry-After"] == "60"
    assert enter(Client(), address="2001:db8:0:8::1").status_code == 302
    limits.store.flushdb()


def test_the_page_asks_for_name_and_password(client):
    answer = client.get(f"{PAGE}?next=/desk/")

    assert answer.status_code == 200
    assert 'name="username"' in answer.text
    assert 'name="password"' in answer.text
    assert 'value="/desk/"' in answer.text
    assert "no-store" in answer["Cache-Control"]


@pytest.mark.parametrize(
    ("username", "password"),
    [("wang", "wrong"), ("nobody", PASSWORD), ("off", PASSWORD), ("", ""), ("wang", "")],
)
def test_every_failure_looks_the_same(client, account, username, password):
    officer("off", password=PASSWORD, is_active=False)

    answer = enter(client, username, password)

    assert answer.status_code == 200
    assert not is_in(client)
    assert (str(WRONG) in answer.text) is bool(username and password)


def test_five_failures_lock_the_name_at_that_address(client, account):
    answers = [enter(client, password="wrong") for _turn in range(5)]

    assert [answer.status_code for answer in answers] == [200, 200, 200, 200, 429]
    locked = enter(client)
    assert locked.status_code == 429
    assert str(LOCKED) in locked.text
    assert not is_in(client)


def test_the_lock_holds_neither_another_address_nor_another_name(client, account):
    officer("li", password=PASSWORD)
    for _turn in range(5):
        enter(client, password="wrong")

    assert enter(Client(), address="10.0.0.2").status_code == 302
    assert enter(Client(), username="li").status_code == 302
    assert enter(Client()).status_code == 429


def test_a_forged_address_does_not_open_the_lock(client, account):
    for number in range(5):
        client.post(
            PAGE,
            {"username": "wang", "password": "x"},
            REMOTE_ADDR="10.0.0.1",
            HTTP_X_FORWARDED_FOR=f"9.9.9.{number}",
        )

    assert enter(client).status_code == 429


def test_four_failures_and_a_success_begin_anew(client, account):
    for _turn in range(2):
        for _failure in range(4):
            assert enter(client, password="wrong").status_code == 200
        assert enter(Client()).status_code == 302


@pytest.mark.parametrize(
    "target",
    [
        "https://elsewhere.example/",
        "//elsewhere.example",
        "/\\elsewhere.example",
        "javascript:alert(1)",
        "http:///x",
        "",
    ],
)
def test_next_never_leads_elsewhere(client, account, target):
    assert enter(client, next=target)["Location"] == "/"


def test_the_session_gets_a_new_key(client, account):
    session = client.session
    session["seen"] = "before"
    session.save()
    before = session.session_key

    enter(client)

    assert client.session.session_key != before
    assert client.cookies[settings.SESSION_COOKIE_NAME]["httponly"]
    assert client.cookies[settings.SESSION_COOKIE_NAME]["samesite"] == "Lax"


def test_who_is_signed_in_already_goes_on(client, account):
    enter(client)

    assert client.get(f"{PAGE}?next=/messages/")["Location"] == "/messages/"


def test_signing_out_is_a_press_and_ends_the_session(client, account):
    enter(client)
    assert client.get("/sign-out/").status_code == 405
    assert is_in(client)

    answer = client.post("/sign-out/")

    assert answer["Location"] == PAGE
    assert not is_in(client)


def stood(client, *, idle=0, since=0):
    """Make the session as old as that."""
    moment = int(now().timestamp())
    session = client.session
    session[SEEN_AT], session[SIGNED_IN_AT] = moment - idle, moment - since
    session.save()
    client.get(PAGE)
    return is_in(client)


@pytest.mark.parametrize(
    ("idle", "since", "stays"),
    [
        (29 * 60, 3600, True),
        (30 * 60, 3600, False),
        (60, 12 * 3600 - 60, True),
        (60, 12 * 3600, False),
    ],
)
def test_a_session_ends_after_half_an_hour_idle_and_after_twelve_hours(client, account, idle, since, stays):
    enter(client)

    assert stood(client, idle=idle, since=since) is stays


def test_a_session_that_is_used_goes_on(client, account):
    enter(client)
    assert stood(client, idle=20 * 60, since=3600)

    assert client.session[SEEN_AT] >= int(now().timestamp()) - 5


def test_a_page_within_the_minute_writes_no_session(client, account, django_assert_num_queries):
    enter(client)

    with django_assert_num_queries(2):  # the session and the officer
        client.get(PAGE)


def test_a_visitor_without_a_cookie_costs_no_query(client, django_assert_num_queries):
    with django_assert_num_queries(0):
        client.get(PAGE)


def test_an_account_switched_off_is_out_at_once(client, account):
    enter(client)
    type(account).objects.update(is_active=False)

    assert client.get(PAGE).status_code == 200


def test_a_new_password_ends_the_other_sessions(client, account):
    enter(client)
    account.set_password("another long pass phrase")
    account.save()

    assert client.get(PAGE).status_code == 200


def test_a_press_without_the_token_is_refused(account):
    strict = Client(enforce_csrf_checks=True)

    assert enter(strict).status_code == 403
    assert strict.post("/sign-out/").status_code == 403


@pytest.mark.django_db
@pytest.mark.parametrize(("page", "back"), [
    ("http://testserver/cases/1/?do=dispatch", "/cases/1/%3Fdo%3Ddispatch"),
    ("http://elsewhere.example/cases/1/", "/"),
    ("", "/"),
])  # fmt: skip
def test_a_session_that_ended_in_mid_action_leads_back_to_the_page(client, page, back):
    answer = client.post("/messages/", headers={"referer": page} if page else {})

    assert (answer.status_code, answer["Location"]) == (302, f"/sign-in/?next={back}")
