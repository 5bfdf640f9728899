"""The steps between the first right word and being signed in."""

import pytest
from django.contrib.auth import SESSION_KEY
from django.test import Client
from django.utils.timezone import now, timedelta

from grids.enums import AccountEventKind, CodeKind, Role
from grids.models import AccountCode, AccountEvent, Officer, RecoveryCode, SecondStep, Session
from grids.sessions import PENDING
from tests.grids.accounts import OWN, PASSWORD, digits, enter, reset_code, start_code, with_step
from tests.grids.world import officer, post

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.grids.home_urls")]


@pytest.fixture
def wang(ground):
    return post(ground.here.micro, Role.WORKER, who=officer("wang", password=PASSWORD)).officer


@pytest.fixture
def new(ground):
    return post(ground.here.micro, Role.WORKER, who=officer("new")).officer


@pytest.fixture
def required(settings):
    settings.SECOND_FACTOR = "required"


def is_in(client):
    return SESSION_KEY in client.session


def set_password(client, password=OWN, again=None):
    return client.post("/sign-in/password/", {"new_password": password, "again": again or password})


def test_a_start_code_leads_to_the_own_password_and_on_to_where_one_wanted(client, new):
    code = start_code(new, now())

    assert enter(client, "new", code, next="/messages/")["Location"] == "/sign-in/password/"
    assert not is_in(client)
    assert client.get("/sign-in/password/").status_code == 200
    assert set_password(client)["Location"] == "/messages/"
    assert is_in(client)
    assert Officer.objects.get(pk=new.pk).check_password(OWN)
    assert AccountEvent.objects.get(officer=new).kind == AccountEventKind.PASSWORD_SET


@pytest.mark.parametrize(
    "address", ["/messages/", "/w/", "/account/", "/admin/", "/people/", "/sign-in/code/"]
)
def test_until_the_step_is_done_every_page_leads_to_it(client, new, address):
    enter(client, "new", start_code(new, now()))

    answer = client.get(address, follow=True)

    assert answer.redirect_chain[-1][0] == "/sign-in/password/"
    assert not is_in(client)


def test_the_code_as_it_is_spoken_is_taken_too(client, new):
    code = start_code(new, now())

    assert enter(client, "new", code.lower().replace("-", " "))["Location"] == "/sign-in/password/"


@pytest.mark.parametrize("password", ["short", "1234567890", "password123", "new-new-new"])
def test_an_easy_password_is_refused_in_the_readers_words(client, new, password):
    new.name = "new-new-new"
    new.save()
    enter(client, "new", start_code(new, now()))

    answer = set_password(client, password)

    assert (answer.status_code, "密码" in answer.text) == (422, True)
    assert not is_in(client)


def test_two_different_passwords_are_refused(client, new):
    enter(client, "new", start_code(new, now()))

    assert set_password(client, again="another quiet heron").status_code == 422


def test_a_code_works_once(client, new):
    code, second = start_code(new, now()), Client()
    enter(client, "new", code)
    enter(second, "new", code)
    set_password(client)

    assert set_password(second)["Location"] == "/sign-in/"
    assert enter(Client(), "new", code).status_code == 200
    assert not is_in(second)


def test_a_code_expires(client, new):
    code = start_code(new, now() - timedelta(days=7, minutes=1))

    assert enter(client, "new", code).status_code == 200


def test_a_code_that_expires_on_the_way_sets_nothing(client, new):
    enter(client, "new", start_code(new, now()))
    AccountCode.objects.update(issued_at=now() - timedelta(days=9), expires_at=now() - timedelta(minutes=1))

    assert set_password(client)["Location"] == "/sign-in/"
    assert not Officer.objects.get(pk=new.pk).has_usable_password()


def test_a_code_is_bound_to_its_name(client, new, wang):
    code = start_code(new, now())

    assert enter(client, "wang", code).status_code == 200
    assert not is_in(client)


def test_a_newer_code_replaces_the_older(client, new):
    older, newer = start_code(new, now()), start_code(new, now())

    assert enter(client, "new", older).status_code == 200
    assert enter(client, "new", newer).status_code == 302


def test_guessing_a_code_is_locked_like_guessing_a_password(client, new):
    code = start_code(new, now())
    for _turn in range(5):
        enter(client, "new", "0000-0000-000")

    assert enter(client, "new", code).status_code == 429


def test_the_second_step_is_asked_of_who_has_one(client, wang):
    step, _codes = with_step(wang, now())

    assert enter(client, "wang", next="/messages/")["Location"] == "/sign-in/code/"
    assert not is_in(client)
    assert client.post("/sign-in/code/", {"token": digits(step)})["Location"] == "/messages/"
    assert is_in(client)


def test_the_key_of_the_session_changes_at_each_step(client, wang):
    session = client.session
    session["seen"] = "before"
    session.save()
    keys = [session.session_key]
    step, _codes = with_step(wang, now())
    enter(client, "wang")
    keys.append(client.session.session_key)
    client.post("/sign-in/code/", {"token": digits(step)})
    keys.append(client.session.session_key)

    assert len(set(keys)) == 3
    assert Session.objects.filter(session_key__in=keys[:2]).count() == 0


def test_digits_once_used_are_refused(client, wang):
    step, _codes = with_step(wang, now())
    shown = digits(step)
    enter(client, "wang")
    client.post("/sign-in/code/", {"token": shown})
    other = Client()
    enter(other, "wang")

    assert other.post("/sign-in/code/", {"token": shown}).status_code == 422
    assert not is_in(other)


def test_wrong_digits_make_the_right_ones_wait(client, wang):
    step, _codes = with_step(wang, now())
    enter(client, "wang")
    assert client.post("/sign-in/code/", {"token": "000000"}).status_code == 422

    assert client.post("/sign-in/code/", {"token": digits(step)}).status_code == 422
    SecondStep.objects.update(throttling_failure_timestamp=now() - timedelta(minutes=1))
    assert client.post("/sign-in/code/", {"token": digits(step)}).status_code == 302


def test_wrong_digits_count_with_wrong_passwords(client, wang):
    with_step(wang, now())
    for _turn in range(2):
        enter(client, "wang", "wrong")
    enter(client, "wang")
    answers = [
        client.post("/sign-in/code/", {"token": "000000"}, REMOTE_ADDR="10.0.0.1") for _turn in range(3)
    ]

    assert [answer.status_code for answer in answers] == [422, 422, 429]
    assert enter(client, "wang").status_code == 429


def test_a_recovery_code_opens_once(client, wang):
    _step, codes = with_step(wang, now())
    assert len(codes) == 10
    enter(client, "wang")
    assert client.post("/sign-in/code/", {"token": codes[3].lower()}).status_code == 302
    assert RecoveryCode.objects.filter(officer=wang, used_at=None).count() == 9

    other = Client()
    enter(other, "wang")
    assert other.post("/sign-in/code/", {"token": codes[3]}).status_code == 422


def test_a_forgotten_password_leaves_the_second_step(client, wang):
    step, _codes = with_step(wang, now())
    enter(client, "wang", reset_code(wang, now()))

    assert set_password(client)["Location"] == "/sign-in/code/"
    assert not is_in(client)
    client.post("/sign-in/code/", {"token": digits(step)})
    assert is_in(client)


def test_a_lost_phone_takes_password_and_second_step_along(client, wang, required):
    with_step(wang, now())
    thief = Client()
    enter(thief, "wang")
    code = reset_code(wang, now(), CodeKind.PHONE)

    assert thief.get("/sign-in/code/")["Location"] == "/sign-in/"
    assert enter(Client(), "wang", address="10.0.0.9").status_code == 200
    enter(client, "wang", code)
    assert set_password(client)["Location"] == "/sign-in/set-up/"


def test_where_required_the_phone_is_set_up_before_anything_else(client, wang, required):
    assert enter(client, "wang", next="/messages/")["Location"] == "/sign-in/set-up/"
    page = client.get("/sign-in/set-up/")
    step = SecondStep.objects.get(user=wang)
    assert "<svg" in page.text
    assert step.secret[:4] in page.text
    assert not is_in(client)

    assert client.post("/sign-in/set-up/", {"token": "000000"}).status_code == 422
    SecondStep.objects.update(throttling_failure_timestamp=now() - timedelta(minutes=1))
    answer = client.post("/sign-in/set-up/", {"token": digits(step)})

    assert (answer.status_code, 'href="/messages/"' in answer.text) == (200, True)
    assert is_in(client)
    assert answer.text.count('class="gw-code"') == 10


@pytest.mark.parametrize(
    "address",
    ["/messages/", "/desk/", "/w/", "/account/", "/people/", "/admin/", "/help/", "/account/second-step/"],
)
def test_where_required_a_session_with_one_step_reaches_no_page(client, wang, required, address):
    client.force_login(wang)

    answer = client.get(address, follow=True)

    assert answer.redirect_chain[-1][0].startswith("/sign-in/?next=")
    assert not is_in(client)


@pytest.mark.parametrize("method", ["get", "post"])
def test_where_required_a_session_with_one_step_gets_nothing_from_the_api(client, wang, required, method):
    client.force_login(wang)

    assert getattr(client, method)("/api/v1/cases/").status_code == 401


def test_where_required_who_holds_no_post_needs_no_phone(client, required):
    officer("guest", password=PASSWORD)

    assert enter(client, "guest").status_code == 302
    assert is_in(client)


def test_where_required_who_may_configure_needs_one(client, required):
    officer("root", password=PASSWORD, is_staff=True)

    assert enter(client, "root")["Location"] == "/sign-in/set-up/"


def test_a_step_half_done_is_forgotten_after_a_quarter_of_an_hour(client, wang):
    step, _codes = with_step(wang, now())
    enter(client, "wang")
    session = client.session
    session[PENDING] |= {"until": int(now().timestamp()) - 1}
    session.save()

    assert client.post("/sign-in/code/", {"token": digits(step)})["Location"] == "/sign-in/"
    assert not is_in(client)


@pytest.mark.parametrize("address", ["/sign-in/password/", "/sign-in/code/", "/sign-in/set-up/"])
def test_a_step_without_the_token_of_its_page_is_refused(wang, address):
    strict = Client(enforce_csrf_checks=True)

    assert strict.post(address, {"token": "000000"}).status_code == 403
