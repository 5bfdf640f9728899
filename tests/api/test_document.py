"""The API asked everything its OpenAPI document allows, and what it does not allow, by three roles (schemathesis).

No answer is a 5xx; every status, content type, header and body is one that the document tells of. What is generated
seldom names a case that exists, so half of the requests are given names that do.
"""

import json
from datetime import timedelta

import pytest
import schemathesis
from django.db import connection, transaction
from django.utils.timezone import localdate
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from schemathesis import GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi import checks

from grids.models import Calendar
from tests.api.asking import Undone
from tests.cases.api.callers import Caller
from tests.cases.api.test_fuzz import bodies, reports
from tests.cast import build_town, lead_to

pytestmark = [pytest.mark.slow, pytest.mark.timeout(900), pytest.mark.django_db]
CHECKS = [
    not_a_server_error,
    checks.status_code_conformance,
    checks.content_type_conformance,
    checks.response_headers_conformance,
    checks.response_schema_conformance,
]
ROLES = ("desk", "worker", "stranger")
STOPS = ("reported", "dispatched", "handling", "handled", "fed_back", "closed", "void")
V1 = "/api/v1"
OPERATIONS = [
    *(
        ("get", f"{V1}/{name}/")
        for name in ("cases", "categories", "grids", "posts", "grids/locate", "grids/nearest")
    ),
    ("get", f"{V1}/tiles/{{layer}}/{{z}}/{{x}}/{{y}}.mvt"),
    *(("get", f"{V1}/cases/{{number}}/{part}") for part in ("", "events/", "deadlines/")),
    *(("get", f"{V1}/{name}/") for name in ("categories/{code}", "grids/{code}", "posts/{id}")),
    *(("post", f"{V1}/{name}/") for name in ("cases", "uploads", "cases/{number}/actions/{action}")),
]
CI, LONG = 8, 40
SHORT = {
    "deadline": None,
    "derandomize": True,
    "phases": [Phase.generate],
    "suppress_health_check": list(HealthCheck),
}


class World:
    """A town with a case in each state, the document, and a key for each role."""

    def __init__(self):
        with connection.cursor() as cursor:  # a busy machine is not a forgotten door
            cursor.execute("SET LOCAL idle_in_transaction_session_timeout = 0")
        Calendar.objects.update(last=localdate() + timedelta(days=800))
        town = build_town()
        cases = [lead_to(town, stop) for stop in STOPS]
        self.names = {
            "number": [case.number for case in cases],
            "code": ["05007", town.here.micro.code, town.there.micro.code],
            "id": [str(town.worker_post.uuid), str(town.colleague_post.uuid)],
        }
        self.versions = [f'"{case.version}"' for case in cases]
        self.app = Undone()
        self.schema = schemathesis.openapi.from_wsgi(f"{V1}/schema/?format=json", self.app)
        self.keys = {
            role: Caller(getattr(town.people, role)).defaults["HTTP_AUTHORIZATION"] for role in ROLES
        }

    def ask(self, data, operation, role):
        """One request, made up, sent and judged."""
        mode = data.draw(st.sampled_from(GenerationMode), label="mode")
        case = data.draw(operation.as_strategy(generation_mode=mode), label="case")
        if data.draw(st.booleans(), label="of what exists"):
            self.name_what_exists(data, case)
        case.call_and_validate(checks=CHECKS, headers={"Authorization": self.keys[role]})

    def name_what_exists(self, data, case):
        """A case, grid or post that is there, in the version it has, with fields that the call knows."""
        for name in case.path_parameters or {}:
            if name in self.names:
                case.path_parameters[name] = data.draw(st.sampled_from(self.names[name]), label=name)
        if "If-Match" in (case.headers or {}):
            case.headers["If-Match"] = data.draw(st.sampled_from(self.versions), label="version")
        if case.method == "POST" and not case.path.endswith("uploads/"):
            body = data.draw(reports if case.path.endswith("cases/") else bodies, label="body")
            if is_plain_json(body):
                case.body, case.media_type = body, "application/json"


def is_plain_json(body):
    """Whether a client can write it at all; what none can is tried in tests/cases/api/test_fuzz.py."""
    try:
        json.dumps(body, allow_nan=False)
    except ValueError:
        return False
    return True


@pytest.fixture(scope="module")
def world(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), transaction.atomic():
        yield World()
        transaction.set_rollback(True)


def asked(world, method, path, role, *, most):
    operation = world.schema[path][method]

    @settings(max_examples=most, **SHORT)
    @given(data=st.data())
    def ask(data):
        world.ask(data, operation, role)

    ask()


def test_every_operation_is_asked(world):
    there = {(one.ok().method, one.ok().path) for one in world.schema.get_all_operations()}

    assert there == set(OPERATIONS)


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize(("method", "path"), OPERATIONS)
def test_some_of_everything(world, method, path, role):
    asked(world, method, path, role, most=CI)


@pytest.mark.long
@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize(("method", "path"), OPERATIONS)
def test_much_of_everything(world, method, path, role):
    asked(world, method, path, role, most=LONG)
