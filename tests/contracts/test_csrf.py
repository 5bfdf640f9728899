"""Nothing is changed by a request that another site could have made somebody's browser send (reliability.md 2.4)."""

from dataclasses import replace

import pytest
from django.db import transaction

from tests.contracts import configuration, matrix, policy
from tests.contracts.asking import ask
from tests.contracts.walk import Callers

pytestmark = pytest.mark.slow

UNSAFE = ("POST", "PUT", "PATCH", "DELETE")

# What may be sent without a token, and why. Nothing else may.
BY_SECRET_LINK = {  # who knows the address is the reporter; a forger would have to know it, and it names no session
    *("cases:track_rate", "cases:track_not_solved", "cases:track_withdraw"),
    *("cases:track_reopen", "cases:track_object"),
}
NEVER_ASKED = {"api:nothing", "api:docs", "api:schema"}  # no session is read there: nothing to be forged


def unsafe_rows():
    for address in sorted(matrix.door_of_each()):
        for method in UNSAFE:
            verb = {"verb": "comment", "state": "handling"} if address.endswith("act") else {}
            yield matrix.Row(address, method, "here", (), **verb)


def test_without_a_token_nothing_is_taken_from_a_browser(scene):
    callers, taken = Callers(scene, enforce_csrf=True), []
    for row in unsafe_rows():
        for role in ("anonymous", "desk", "admin"):
            with transaction.atomic():
                got = callers.send(role, row).status_code
                transaction.set_rollback(True)
            if got != expected(row, role):
                taken.append(f"{row.method} {row.address} as {role}: {got}")

    assert taken == []


def expected(row, role):
    if row.address in NEVER_ASKED:
        return 404 if row.address == "api:nothing" else 405
    if row.address in BY_SECRET_LINK:
        return 302 if row.method == "POST" else 405
    if row.address.startswith("api:") and role == "anonymous":
        return 401
    return 403


def test_without_a_token_nothing_is_configured(scene):
    callers, taken = Callers(scene, enforce_csrf=True), []
    for row, asked in configuration.every_address(scene):
        for method in UNSAFE:
            asked_so = replace(row, method=method)
            with transaction.atomic():
                got = callers.send("admin", asked_so, asked).status_code
                transaction.set_rollback(True)
            if got not in (403, 405):
                taken.append(f"{method} {asked.path}: {got}")

    assert taken == []


def test_a_token_of_the_page_opens_the_way(scene):
    client, _cookies = Callers(scene, enforce_csrf=True).clients["desk"]
    page = client.get(f"/cases/{scene.main['here'].number}/").content.decode()
    token = page.split('name="csrfmiddlewaretoken" value="')[1].split('"')[0]
    row = matrix.Row("cases:act", "POST", "here", (), verb="comment", state="handling")
    asked = ask(scene, row)

    sent = client.post(asked.path, asked.data | {"csrfmiddlewaretoken": token})

    assert sent.status_code == 302


@pytest.mark.parametrize("role", policy.KEYS)
def test_a_program_with_a_key_needs_none(scene, role):
    callers = Callers(scene, enforce_csrf=True)
    place = {"key": "here", "far_key": "there"}[role]

    sent = callers.send(role, matrix.Row("api:cases-list", "POST", place, ()))

    assert sent.status_code == 201
