"""The named constraints of the accounts, broken once each; test_constraints.py sees that none is missing."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, connection, transaction

from grids.models import AccountCode, AccountEvent, RecoveryCode, SecondStep
from tests.grids.world import AT, officer

pytestmark = pytest.mark.django_db

BREAKS = {}


def breaks(name):
    def keep(function):
        BREAKS[name] = function
        return function

    return keep


def new_code(who, **facts):
    known = {"kind": "start", "digest": b"x", "issued_at": AT, "expires_at": AT + timedelta(days=1)}
    return AccountCode.objects.create(officer=who, **known | facts)


@breaks("one_open_code_per_officer")
def _(who):
    new_code(who)
    new_code(who)


@breaks("account_code_expires_after_it_was_issued")
def _(who):
    new_code(who, expires_at=AT)


@breaks("nobody_issues_himself_a_code")
def _(who):
    new_code(who, issued_by=who)


@breaks("a_code_from_a_superior_has_a_reason")
def _(who):
    AccountEvent.objects.create(officer=who, kind="phone_code", at=AT)


@breaks("one_second_step_in_use_per_officer")
def _(who):
    for _turn in range(2):
        SecondStep.objects.create(user=who, name="totp", secret="A", made_at=AT)


@breaks("a_recovery_code_is_one")
def _(who):
    for _turn in range(2):
        RecoveryCode.objects.create(officer=who, digest=b"x", made_at=AT)


@pytest.mark.parametrize("name", sorted(BREAKS))
def test_the_database_refuses(name):
    who = officer("forgot")
    with pytest.raises(IntegrityError) as refusal, transaction.atomic():
        BREAKS[name](who)

    assert refusal.value.__cause__.diag.constraint_name == name


@pytest.mark.parametrize(
    "change", ["update grids_accountevent set reason = 'x'", "delete from grids_accountevent"]
)
def test_what_happened_to_an_account_is_only_added_to(database_owner, change):
    AccountEvent.objects.create(officer=officer("forgot"), kind="asked", at=AT)

    with pytest.raises(Exception, match="permission denied"), transaction.atomic():
        connection.cursor().execute(change)
    with database_owner.connect() as owner:
        guards = owner.execute(
            "select count(*) from pg_trigger where tgrelid = 'grids_accountevent'::regclass and not tgisinternal"
        )
        assert guards.fetchone()[0] == 2
