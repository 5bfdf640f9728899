"""My account, my people, and asking for help."""

import logging
import re

import pytest
from axes.models import AccessAttempt, AccessLog
from django.contrib.auth import SESSION_KEY
from django.test import Client
from django.utils.timezone import now

from common.api import limits
from grids.enums import AccountEventKind, Role
from grids.models import AccountEvent, Officer, RecoveryCode, SecondStep
from messaging.models import Outbox
from tests.contracts.walk import Lines
from tests.grids.accounts import OWN, PASSWORD, digits, enter, reset_code, signed_in, with_step
from tests.grids.world import officer, post

pytestmark = pytest.mark.django_db

CODE = re.compile(r">([0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{3})<")  # not the middle of a UUID
ANDROID = (
    "Mozilla/5.0 (Linux; Android 13; SM-A536B) AppleWebKit/537.36 Chrome/120.0 Mobile MicroMessenger/8.0"
)


@pytest.fixture
def wang(ground):
    return post(ground.here.micro, Role.WORKER, who=officer("wang", password=PASSWORD)).officer


@pytest.fixture
def leader(ground):
    return post(ground.here.general, Role.LEADER, who=officer("leader", password=PASSWORD)).officer


@pytest.fixture
def mine(client, wang):
    enter(client, "wang")
    return client


def is_in(client):
    return SESSION_KEY in client.session


def reference_of(client, page):
    return re.findall(r'name="session" value="([0-9a-f]{32})"', page.text)


def test_the_page_shows_where_one_is_signed_in(mine):
    enter(Client(headers={"user-agent": ANDROID}), "wang", address="10.21.3.4")

    page = mine.get("/account/")

    assert "安卓手机 · 微信" in page.text
    assert "10.21.*.*" in page.text
    assert "10.21.3.4" not in page.text
    assert page.text.count("本机") == 1
    assert "no-store" in page["Cache-Control"]


def test_the_key_of_a_session_stands_on_no_page(mine):
    other = Client()
    enter(other, "wang")

    page = mine.get("/account/").text

    assert other.session.session_key not in page
    assert mine.session.session_key not in page


def test_one_session_is_ended_and_the_others_stay(mine):
    second, third = Client(), Client()
    for client in (second, third):
        enter(client, "wang")
    [newest, _older] = reference_of(mine, mine.get("/account/"))

    mine.post("/account/sessions/end/", {"session": newest})

    assert sorted(map(is_in, (second, third))) == [False, True]
    assert is_in(mine)


def test_all_others_are_ended_at_once(mine):
    others = [Client() for _one in range(2)]
    for client in others:
        enter(client, "wang")

    mine.post("/account/sessions/end/", {"session": "others"})

    assert [is_in(client) for client in (*others, mine)] == [False, False, True]


def test_nobody_ends_the_session_of_somebody_else(mine, leader):
    other = signed_in(leader)
    enter(other, "leader")
    [foreign] = reference_of(other, signed_in(leader).get("/account/"))[:1] or [""]

    mine.post("/account/sessions/end/", {"session": foreign})

    assert is_in(other)


def change(client, password=PASSWORD, new=OWN, again=None):
    said = {"password": password, "new_password": new, "again": again or new}
    return client.post("/account/password/", said, REMOTE_ADDR="10.0.0.1")


def test_a_changed_password_ends_all_sessions_but_this(mine, wang):
    other = Client()
    enter(other, "wang")
    before = mine.session.session_key

    assert change(mine)["Location"] == "/account/"

    assert [is_in(other), is_in(mine)] == [False, True]
    assert mine.session.session_key != before
    assert Officer.objects.get(pk=wang.pk).check_password(OWN)
    assert mine.get("/account/").status_code == 200


@pytest.mark.parametrize(
    "said",
    [{"password": "wrong"}, {"new": "short"}, {"again": "another quiet heron"}, {"new": "1234567890"}],
)
def test_a_password_is_not_changed_without_the_present_one_and_a_good_new_one(mine, wang, said):
    assert change(mine, **said).status_code == 422

    assert Officer.objects.get(pk=wang.pk).check_password(PASSWORD)


def test_a_one_time_code_is_no_present_password(mine, wang):
    code = reset_code(wang, now())

    assert change(mine, password=code).status_code == 422


def test_guessing_the_present_password_is_locked(mine):
    answers = [change(mine, password="wrong").status_code for _turn in range(5)]

    assert answers == [422, 422, 422, 422, 429]
    assert change(mine).status_code == 429


def test_the_second_step_is_set_up_with_the_own_password(mine, wang):
    assert mine.get("/account/second-step/confirm/")["Location"] == "/account/second-step/"
    assert mine.post("/account/second-step/", {"password": "wrong"}).status_code == 422
    mine.post("/account/second-step/", {"password": PASSWORD})
    answer = mine.post("/account/second-step/confirm/", {"token": digits(SecondStep.objects.get())})

    assert len(CODE.findall(answer.text)) == 10
    assert SecondStep.objects.get(user=wang).confirmed
    assert enter(Client(), "wang")["Location"] == "/sign-in/code/"


def test_a_new_phone_replaces_the_old_one_only_when_it_works(mine, wang):
    old, _codes = with_step(wang, now())
    mine.post("/account/second-step/", {"password": PASSWORD})
    fresh = SecondStep.objects.get(user=wang, confirmed=False)
    assert SecondStep.objects.filter(pk=old.pk, confirmed=True).exists()

    mine.post("/account/second-step/confirm/", {"token": digits(fresh)})

    assert SecondStep.objects.get(user=wang).pk == fresh.pk


def test_new_recovery_codes_make_the_old_worthless(mine, wang):
    _step, codes = with_step(wang, now())

    answer = mine.post("/account/recovery-codes/", {"password": PASSWORD})

    assert len(CODE.findall(answer.text)) == 10
    assert set(CODE.findall(answer.text)).isdisjoint(codes)
    assert RecoveryCode.objects.filter(officer=wang).count() == 10


def test_signing_out_clears_what_the_browser_keeps(mine):
    assert mine.post("/sign-out/")["Clear-Site-Data"] == '"cache", "storage"'


def test_a_superior_gets_a_code_on_a_slip_and_the_person_a_new_password(wang, leader):
    superior = signed_in(leader)
    assert wang.name in superior.get("/people/").text

    answer = superior.post(f"/people/{wang.uuid}/", {"kind": "password", "reason": "当面核实"})
    [code] = CODE.findall(answer.text)

    assert code not in superior.get(f"/people/{wang.uuid}/").text
    assert "当面核实" in superior.get(f"/people/{wang.uuid}/").text
    assert enter(Client(), "wang", code)["Location"] == "/sign-in/password/"


@pytest.mark.parametrize(
    "said", [{"kind": "password"}, {"reason": "当面"}, {"kind": "start", "reason": "当面"}]
)
def test_no_code_without_what_happened_and_why(wang, leader, said):
    answer = signed_in(leader).post(f"/people/{wang.uuid}/", said)

    assert answer.status_code == 422
    assert not CODE.search(answer.text)


def test_a_superior_ends_all_sign_ins_of_who_lost_a_phone(mine, wang, leader):
    signed_in(leader).post(f"/people/{wang.uuid}/end-sessions/", {"reason": "手机丢了"})

    assert not is_in(mine)
    event = AccountEvent.objects.get(officer=wang)
    assert (event.kind, event.by, event.reason) == (AccountEventKind.SESSIONS_ENDED, leader, "手机丢了")


def test_those_below_are_found_by_name(wang, leader):
    superior = signed_in(leader)

    assert wang.name in superior.get("/people/?words=WAN").text
    assert f"/people/{wang.uuid}/" not in superior.get("/people/?words=zhao").text


def test_asking_for_help_answers_the_same_for_every_name(client, wang):
    limits.store.flushdb()
    answers = [
        client.post("/sign-in/forgotten/", {"username": name}, REMOTE_ADDR="10.9.9.1")
        for name in ("wang", "nobody-at-all")
    ]

    assert answers[0].content == answers[1].content
    assert {answer.status_code for answer in answers} == {200}
    assert Outbox.objects.filter(topic="account.asked").count() == 2


def test_asking_without_end_is_stopped(client):
    limits.store.flushdb()
    asked = [
        client.post("/sign-in/forgotten/", {"username": f"u{number}"}).status_code for number in range(7)
    ]

    assert asked.count(429) >= 1
    assert Outbox.objects.filter(topic="account.asked").count() == asked.count(200)


def test_no_secret_reaches_a_log_or_what_axes_keeps(client, wang, leader):
    kept, loggers = Lines(), [logging.getLogger(name) for name in ("", "django")]
    for logger in loggers:
        logger.addHandler(kept)
    try:
        answer = signed_in(leader).post(f"/people/{wang.uuid}/", {"kind": "phone", "reason": "丢了"})
        [code] = CODE.findall(answer.text)
        enter(client, "wang", "wrong-wrong-wrong")
        enter(client, "wang", code)
        client.post("/sign-in/password/", {"new_password": OWN, "again": "another"})
        client.post("/sign-in/password/", {"new_password": OWN, "again": OWN})
        step, recovery = with_step(wang, now())
        enter(client, "wang", OWN)
        client.post("/sign-in/code/", {"token": "31415926"})
    finally:
        for logger in loggers:
            logger.removeHandler(kept)

    written = "\n".join(kept.text) + str(list(all_rows()))
    for secret in (code, code.replace("-", ""), OWN, "wrong-wrong-wrong", "31415926", step.secret, *recovery):
        assert secret not in written


def all_rows():
    for model in (AccessAttempt, AccessLog, Outbox):
        yield from model.objects.values()
