"""The OpenAPI document: valid, complete, public, and true of the answers."""

import re

import pytest
import yaml
from django.urls import get_resolver
from jsonschema import Draft202012Validator
from openapi_spec_validator import OpenAPIV31SpecValidator, validate
from rest_framework.test import APIClient

from tests.cases.api.callers import CASES, Caller
from tests.cast import lead_to

SCHEMA = "/api/v1/schema/"


@pytest.fixture
def document(db):
    return APIClient().get(SCHEMA, headers={"Accept": "application/vnd.oai.openapi+json"}).json()


def test_the_document_is_openapi_3_1_and_valid(document):
    assert document["openapi"] == "3.1.0"

    validate(document, cls=OpenAPIV31SpecValidator)


def test_it_is_yaml_unless_json_is_asked_for(document):
    answer = APIClient().get(SCHEMA)

    assert answer["Content-Type"].startswith("application/vnd.oai.openapi")
    assert yaml.safe_load(answer.content) == document
    assert APIClient().get(f"{SCHEMA}?format=json").json() == document


def test_every_address_of_version_one_is_in_it(document):
    api = next(entry for entry in get_resolver().url_patterns if getattr(entry, "app_name", "") == "api")
    version_one = next(entry for entry in api.url_patterns if str(entry.pattern) == "v1/")
    named = {
        re.sub(r"\(\?P<(\w+)>[^)]*\)", r"{\1}", str(entry.pattern)) for entry in version_one.url_patterns
    }
    paths = {
        "/api/v1/" + re.sub(r"<\w+:(\w+)>", r"{\1}", name.strip("^$").replace("\\Z", "")) for name in named
    }

    assert paths | {"/api/v1/tiles/{layer}/{z}/{x}/{y}.mvt"} == set(document["paths"])
    assert len(paths) == 14


def test_every_operation_says_how_it_refuses_and_who_may_ask(document):
    for path, operations in document["paths"].items():
        for method, operation in operations.items():
            told = set(operation["responses"])
            assert {"400", "401", "406", "429", "500", "503"} <= told, (method, path)
            assert ("404" in told) == ("{" in path or path.endswith(("/locate/", "/nearest/"))), (
                method,
                path,
            )
            assert ({"403", "409", "413", "415"} <= told) == (method == "post"), (method, path)
            assert {"ApiKey": []} in operation["security"], (method, path)


def test_creates_name_their_key_and_changes_their_version(document):
    def headers(path):
        parameters = document["paths"][path]["post"]["parameters"]
        return {one["name"]: one.get("required", False) for one in parameters if one["in"] == "header"}

    assert headers("/api/v1/cases/") == headers("/api/v1/uploads/") == {"Idempotency-Key": False}
    assert headers("/api/v1/cases/{number}/actions/{action}/") == {"If-Match": True}


def test_the_answers_are_what_the_document_says(document, town):
    case, desk = lead_to(town, "dispatched"), Caller(town.people.desk)
    asked = [
        (CASES, CASES, 200),
        (f"{CASES}{{number}}/", f"{CASES}{case.number}/", 200),
        (f"{CASES}{{number}}/events/", f"{CASES}{case.number}/events/", 200),
        (f"{CASES}{{number}}/deadlines/", f"{CASES}{case.number}/deadlines/", 200),
        ("/api/v1/categories/", "/api/v1/categories/?page_size=3", 200),
        ("/api/v1/grids/", "/api/v1/grids/?page_size=3", 200),
        ("/api/v1/grids/{code}/", f"/api/v1/grids/{town.here.micro.code}/", 200),
        ("/api/v1/grids/locate/", "/api/v1/grids/locate/?lng=113.3005&lat=34.8005", 200),
        ("/api/v1/posts/", "/api/v1/posts/?page_size=3", 200),
        ("/api/v1/posts/{id}/", f"/api/v1/posts/{town.worker_post.uuid}/", 200),
        (CASES, f"{CASES}?colour=red", 400),
        (f"{CASES}{{number}}/", f"{CASES}1/", 404),
    ]

    for path, address, status in asked:
        answer = desk.get(address)
        content = document["paths"][path]["get"]["responses"][str(status)]["content"]
        schema = content[answer["Content-Type"]]["schema"]
        faults = list(
            Draft202012Validator(schema | {"components": document["components"]}).iter_errors(answer.json())
        )
        assert faults == [], (address, faults[:3])


def test_a_refusal_is_what_the_document_says(document, town):
    case, desk = lead_to(town, "dispatched"), Caller(town.people.desk)
    schema = {"$ref": "#/components/schemas/Problem", "components": document["components"]}

    for answer in (desk.act(case.number, "take"), desk.act(case.number, "recall", seen='"1"')):
        assert list(Draft202012Validator(schema).iter_errors(answer.json())) == []


def test_nothing_is_asked_of_the_database(document, django_assert_num_queries):
    with django_assert_num_queries(0):
        APIClient().get(SCHEMA)
        APIClient().get("/api/")
