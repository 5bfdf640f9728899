"""Swagger UI at /api/: from the house, under the house's own policy."""

import pytest
from django.test import Client
from playwright.sync_api import expect

from tests.cases.api.callers import Caller


def test_the_page_loads_only_what_is_ours(db):
    page = Client().get("/api/")

    text = page.content.decode()
    assert page.status_code == 200
    assert "http://" not in text
    assert "https://" not in text
    assert "<style" not in text
    assert "script-src 'self'" in page["Content-Security-Policy"]


def test_the_script_is_a_file_of_its_own(db):
    script = Client().get("/api/?script=")

    assert script["Content-Type"] == "application/javascript"
    assert b"/api/v1/schema/" in script.content


@pytest.mark.parametrize("address", ["/api/", "/api/v1/schema/"])
def test_a_problem_is_json_also_where_the_answer_is_a_page_or_yaml(db, address):
    answer = Client().post(address, headers={"Accept": "text/html"})

    assert (answer.status_code, answer["Content-Type"]) in {
        (405, "application/problem+json"),
        (406, "application/problem+json"),
    }
    assert answer.json()["status"] == answer.status_code


@pytest.mark.browser
@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_a_browser_shows_every_call_and_complains_of_nothing(live_server, page):
    complaints, hosts = [], set()
    page.on(
        "console", lambda line: complaints.append(line.text) if line.type in ("error", "warning") else None
    )
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("request", lambda request: hosts.add(request.url.split("/")[2]) if "://" in request.url else None)

    page.goto(f"{live_server.url}/api/")
    page.get_by_text("/api/v1/cases/{number}/actions/{action}/").wait_for()

    expect(page.get_by_role("heading", name="Grid governance API")).to_be_visible()
    assert complaints == []
    assert hosts == {live_server.url.split("/")[2]}


@pytest.mark.browser
@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_a_call_can_be_tried_with_a_key(live_server, page, shared_town):
    key = Caller(shared_town.people.desk).defaults["HTTP_AUTHORIZATION"]
    page.goto(f"{live_server.url}/api/")
    page.get_by_role("button", name="Authorize").first.click()
    page.get_by_label("Value:").first.fill(key)
    page.get_by_role("button", name="Apply credentials").first.click()
    page.get_by_role("button", name="Close", exact=True).first.click()
    operation = page.locator("#operations-cases-cases_list")
    operation.get_by_role("button").first.click()
    operation.get_by_role("button", name="Try it out").click()
    with page.expect_response("**/api/v1/cases/**") as answered:
        operation.get_by_role("button", name="Execute").click()

    assert answered.value.status == 200
