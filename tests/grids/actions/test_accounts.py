import io

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.utils.timezone import timedelta

from common.errors import Refused, Stale
from grids.actions.accounts import change_password, help_in, open_account, set_password
from grids.actions.ask_superior import ask_superior, tell_superiors
from grids.actions.end_sessions import end_sessions_of
from grids.actions.posts import appoint, end_post
from grids.actions.switch import keep_account
from grids.actor import Actor
from grids.enums import AccountEventKind, CodeKind, OfficerKind, Role
from grids.models import AccountCode, AccountEvent, Session
from messaging.models import Message, Outbox
from tests.contracts.scene import tables_that_hold
from tests.grids.accounts import OWN, PASSWORD, signed_in, with_step
from tests.grids.world import AT, CLOCK, DAY, actor, officer, post

pytestmark = pytest.mark.django_db


@pytest.fixture
def worker(ground):
    return post(ground.here.micro, Role.WORKER, who=officer("wang", password=PASSWORD)).officer


@pytest.fixture
def leader(ground):
    return actor(ground.here.general, Role.LEADER)


def sessions_of(who):
    return Session.objects.filter(officer=who).count()


def events_of(who):
    return list(AccountEvent.objects.filter(officer=who).order_by("pk").values_list("kind", "by", "reason"))


def test_whoever_may_not_configure_opens_no_account(leader):
    with pytest.raises(Refused):
        open_account(username="new", name="新人", by=leader, at=AT)


def test_a_system_gets_no_code(ground):
    admin = actor(ground.district, Role.SECURITY)

    made, code, text = open_account(username="feed", name="接入", kind=OfficerKind.SYSTEM, by=admin, at=AT)

    assert (code, text, made.has_usable_password()) == (None, None, False)


def test_no_code_and_no_password_is_readable_in_any_table(worker, leader):
    _code, text = help_in(worker, kind=CodeKind.PASSWORD, reason="当面", by=leader, at=AT)
    step, recovery = with_step(worker, AT)

    assert tables_that_hold(text, text.replace("-", ""), step.secret, *recovery) == []


def test_help_is_put_on_record_and_told_to_whom_it_was_given(worker, leader):
    help_in(worker, kind=CodeKind.PASSWORD, reason="当面核实,换了新手机", by=leader, at=AT)

    assert events_of(worker) == [("password_code", leader.officer_id, "当面核实,换了新手机")]
    assert Message.objects.get(recipient=worker).url == "/account/"


@pytest.mark.parametrize("reason", ["", " ", "x"])
def test_no_help_without_a_reason(worker, leader, reason):
    with pytest.raises(Refused):
        help_in(worker, kind=CodeKind.PASSWORD, reason=reason, by=leader, at=AT)
    assert not AccountCode.objects.exists()


def test_a_stranger_and_somebody_below_get_no_code(ground, worker, leader):
    for by, whom in (
        (actor(ground.next.street, Role.LEADER), worker),
        (Actor.of(worker, DAY), leader.officer),
        (Actor.of(worker, DAY), worker),
        (Actor.reporter(), worker),
    ):
        with pytest.raises(Refused):
            help_in(whom, kind=CodeKind.PASSWORD, reason="当面", by=by, at=AT)
        with pytest.raises(Refused):
            end_sessions_of(whom, reason="当面", by=by, at=AT)


def test_a_start_code_is_for_who_never_signed_in_and_no_other(ground, worker, leader):
    new = post(ground.here.micro, Role.WORKER, who=officer("new")).officer

    with pytest.raises(Refused):
        help_in(worker, kind=CodeKind.START, reason="当面", by=leader, at=AT)
    with pytest.raises(Refused):
        help_in(new, kind=CodeKind.PHONE, reason="当面", by=leader, at=AT)
    assert help_in(new, kind=CodeKind.START, reason="凭条丢了", by=leader, at=AT)


def test_a_code_of_a_superior_is_good_for_half_an_hour(worker, leader):
    code, _text = help_in(worker, kind=CodeKind.PASSWORD, reason="当面", by=leader, at=AT)

    with pytest.raises(Stale):
        set_password(code, password=OWN, by=Actor.of(worker), at=AT + timedelta(minutes=30))
    set_password(code, password=OWN, by=Actor.of(worker), at=AT + timedelta(minutes=29))
    with pytest.raises(Stale):
        set_password(code, password=OWN, by=Actor.of(worker), at=AT + timedelta(minutes=29))


def test_the_end_of_each_right_ends_the_sessions(ground, worker, leader):
    held = worker.posts.get()
    for act in (
        lambda: help_in(worker, kind=CodeKind.PHONE, reason="丢了", by=leader, at=AT),
        lambda: end_sessions_of(worker, reason="丢了", by=leader, at=AT),
        lambda: change_password(worker, password=OWN, by=Actor.of(worker, DAY), at=AT),
        lambda: keep_account(worker, is_staff=True, by=CLOCK, at=AT),
        lambda: appoint(worker, to=ground.here.micro2, role=Role.WORKER, starts_on=DAY, by=CLOCK, at=AT),
        lambda: end_post(held, on=DAY, by=CLOCK, at=AT),
        lambda: keep_account(worker, is_active=False, by=CLOCK, at=AT),
    ):
        signed_in(worker)
        other = signed_in(leader.officer)
        act()
        assert sessions_of(worker) == 0
        assert other.session.session_key
        assert sessions_of(leader.officer) >= 1


def test_another_name_phone_or_kind_is_on_record_without_its_words(ground, worker):
    by = actor(ground.here.street, Role.SECURITY)

    keep_account(worker, name="王五", phone="13800009999", by=by, at=AT)
    keep_account(worker, name="王五", by=by, at=AT)

    (changed,) = AccountEvent.objects.filter(officer=worker)
    assert (changed.kind, changed.by) == (AccountEventKind.FACTS_CHANGED, by.officer)
    assert changed.reason
    assert "王五" not in changed.reason
    assert "13800009999" not in changed.reason


def test_an_account_of_another_place_or_of_nobody_is_not_kept(ground, worker):
    by = actor(ground.next.street, Role.SECURITY)

    for account in (worker, officer("nobody"), officer("root", is_superuser=True)):
        with pytest.raises(Refused):
            keep_account(account, name="王五", by=by, at=AT)


def test_a_post_that_ends_later_ends_no_session_today(worker):
    signed_in(worker)

    end_post(worker.posts.get(), on=DAY + timedelta(days=9), by=CLOCK, at=AT)

    assert sessions_of(worker) == 1


def test_a_name_without_an_account_looks_the_same_to_who_asks(worker, django_assert_num_queries):
    for username in ("wang", "nobody-at-all"):
        with django_assert_num_queries(4):  # the name, the row of the outbox, and their savepoint
            ask_superior(username, at=AT)

    known, unknown = (
        Outbox.objects.filter(topic="account.asked").order_by("pk").values_list("payload", flat=True)
    )
    assert known.keys() == unknown.keys()
    assert "wang" not in str(known)


def test_the_superiors_are_told_once_an_hour(worker, leader):
    payload = {"officer": str(worker.uuid), "at": AT.isoformat(), "address": "10.0.0.1"}

    for key in ("one", "two"):
        tell_superiors(payload, key=key)
    tell_superiors(payload | {"at": (AT + timedelta(minutes=61)).isoformat()}, key="three")

    told = Message.objects.filter(recipient=leader.officer)
    assert [message.url for message in told] == [f"/people/{worker.uuid}/"] * 2
    assert not Message.objects.filter(recipient=worker).exists()
    assert [kind for kind, _by, _reason in events_of(worker)] == [AccountEventKind.ASKED] * 2


def test_a_name_without_an_account_tells_nobody():
    tell_superiors({"officer": None, "at": AT.isoformat(), "address": None}, key="one")

    assert not Message.objects.exists()


def test_the_first_account_is_opened_from_the_command_line():
    out = io.StringIO()
    call_command("open_account", "root", "--name", "管理员", "--configure", stdout=out)

    code = AccountCode.objects.get(officer__username="root", officer__is_staff=True)
    assert (code.kind, code.issued_by) == (CodeKind.START, None)
    with pytest.raises(CommandError):
        call_command("open_account", "root", "--name", "管理员", stdout=out)


def test_who_has_nobody_above_is_helped_from_the_command_line(worker):
    with_step(worker, AT)
    call_command("reset_account", "wang", "--reason", "当面核实", "--phone-lost", stdout=io.StringIO())

    assert AccountCode.objects.get(officer=worker).kind == CodeKind.PHONE
    with pytest.raises(CommandError):
        call_command("reset_account", "nobody", "--reason", "当面", stdout=io.StringIO())


def test_the_table_of_sessions_names_whose_they_are(worker):
    signed_in(worker)

    with connection.cursor() as cursor:
        cursor.execute("select officer_id from grids_session")
        assert cursor.fetchall() == [(worker.pk,)]
