"""The command that programs rely on prints the key alone, and the key works."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from rest_framework.test import APIClient

from grids.actions.api_keys import revoke_key
from grids.actor import Actor
from grids.models import ApiKey
from tests.cases.api.callers import CASES
from tests.cast import MONDAY


def issued(**facts):
    out = StringIO()
    call_command("issue_api_key", "--officer", "desk", "--name", "hotline", stdout=out, **facts)
    return out.getvalue()


def asked(key, **facts):
    return APIClient(HTTP_AUTHORIZATION=f"Api-Key {key}").get(CASES, **facts).status_code


def test_the_key_stands_alone_on_stdout_and_opens_the_door(town):
    printed = issued()

    assert len(printed.splitlines()) == 1
    assert asked(printed.strip()) == 200
    assert printed.strip().encode() not in bytes(ApiKey.objects.get().digest)


def test_a_revoked_key_opens_nothing_from_then_on(town):
    key = issued().strip()
    revoke_key(ApiKey.objects.get(), by=Actor.clock(), at=MONDAY)

    assert asked(key) == 401


def test_a_key_bound_to_an_address_opens_nothing_from_elsewhere(town):
    key = issued(address=["192.0.2.0/24"]).strip()

    assert asked(key) == 401
    assert asked(key, REMOTE_ADDR="192.0.2.7") == 200


def test_nobody_by_that_name_gets_no_key(db):
    with pytest.raises(CommandError, match="no officer"):
        issued()
