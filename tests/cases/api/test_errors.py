"""Every error is application/problem+json with the same members, in the caller's language."""

import re

import pytest
from django.db import OperationalError, connection
from psycopg.errors import LockNotAvailable, QueryCanceled

from cases.models import Case
from cases.querysets.case import CaseQuerySet
from tests.cases.api.callers import CASES, Caller
from tests.cast import a_case

CHINESE = re.compile("[\u4e00-\u9fff]")
MEMBERS = ["type", "title", "status", "code", "detail", "errors", "trace_id"]


def asked(caller, what, case):
    """One request for each kind of error."""
    act = f"{CASES}{case.number}/actions/accept/"
    return {
        "400": lambda: caller.get(f"{CASES}?colour=red"),
        "400 json": lambda: caller.generic("POST", CASES, b"{", content_type="application/json"),
        "401": lambda: caller.get(CASES, HTTP_AUTHORIZATION="Api-Key none"),
        "404": lambda: caller.one("2025060941010699999"),
        "404 address": lambda: caller.get("/api/v1/nothing/at/all/"),
        "405": lambda: caller.delete(CASES),
        "406": lambda: caller.get(CASES, headers={"Accept": "text/csv"}),
        "409": lambda: caller.act(case.number, "close"),
        "412": lambda: caller.act(case.number, "accept", seen='"2"'),
        "413": lambda: caller.generic(
            "POST", CASES, b'"%s"' % (b"a" * 2**20), content_type="application/json"
        ),
        "415": lambda: caller.generic("POST", act, b"<a/>", content_type="text/xml", HTTP_IF_MATCH='"3"'),
        "428": lambda: caller.post(act),
    }[what]()


WORDS = {
    "400": ("The request is not valid", "请求内容有误"),
    "400 json": ("The request is not valid", "请求内容有误"),
    "401": ("Not signed in", "尚未登录"),
    "404": ("Not found", "没有找到"),
    "404 address": ("Not found", "没有找到"),
    "405": ("This cannot be done here", "此地址不支持该操作"),
    "406": ("Not available in this form", "不提供这种格式"),
    "409": ("Not possible now", "现在不能这样做"),
    "412": ("Changed meanwhile", "情况已有变化"),
    "413": ("Too large", "内容过大"),
    "415": ("Not readable in this form", "无法读取这种格式"),
    "428": ("Version missing", "缺少版本"),
}


@pytest.mark.parametrize("what", WORDS)
@pytest.mark.parametrize("language", ["en", "zh-CN"])
def test_every_error_has_its_members_in_the_callers_language(town, what, language):
    caller = Caller(town.people.desk, language)

    answer = asked(caller, what, a_case(town))

    body = answer.json()
    assert answer["Content-Type"] == "application/problem+json"
    assert list(body)[: len(MEMBERS)] == MEMBERS
    assert (answer.status_code, body["status"]) == (int(what[:3]), int(what[:3]))
    assert body["title"] == WORDS[what][language == "zh-CN"]
    assert bool(CHINESE.search(body["detail"])) == (language == "zh-CN")
    assert body["trace_id"] == (None if what[:3] == "404" else answer["X-Trace-Id"])


def test_field_errors_are_listed_in_both_languages(town):
    for language, words in (("en", "There is no such filter."), ("zh-CN", "没有这个筛选条件。")):
        answer = Caller(town.people.desk, language).get(f"{CASES}?colour=red")
        assert answer.json()["errors"] == [{"field": "colour", "message": words}]


def test_the_callers_own_trace_is_taken_over(town, calls):
    trace = "4bf92f3577b34da6a3ce929d0e0e4736"

    answers = [
        calls.desk.delete(CASES, headers={"traceparent": parent})
        for parent in (f"00-{trace}-00f067aa0ba902b7-01", f"00-{trace[:-1]}\u00fc-00f067aa0ba902b7-01", "x")
    ]

    traces = [answer.json()["trace_id"] for answer in answers]
    assert traces[0] == trace
    assert all(len(one) == 32 and one != trace for one in traces[1:])


def test_a_fault_of_ours_is_a_problem_too(town, calls, monkeypatch):
    monkeypatch.setattr(CaseQuerySet, "visible_to", lambda rows, scope: 1 / 0)
    calls.desk.raise_request_exception = False

    answer = calls.desk.get(CASES)

    assert (answer.status_code, answer.json()["code"]) == (500, "error")
    assert "division" not in answer.content.decode()


@pytest.mark.parametrize(("cause", "status"), [(LockNotAvailable, 409), (QueryCanceled, 503), (None, 503)])
def test_a_database_that_is_busy_says_when_to_come_again(town, calls, monkeypatch, cause, status):
    def fail(rows, scope):
        raise OperationalError("told in the log only") from (cause() if cause else None)

    monkeypatch.setattr(CaseQuerySet, "visible_to", fail)
    calls.desk.raise_request_exception = False

    answer = calls.desk.get(CASES)

    assert (answer.status_code, answer.json()["code"]) == (status, "busy")
    assert int(answer["Retry-After"]) >= 1
    assert "told in the log" not in answer.content.decode()


@pytest.mark.django_db(transaction=True)
def test_a_case_that_somebody_holds_is_refused_with_its_state(shared_town, database_owner):
    case, desk = a_case(shared_town), Caller(shared_town.people.desk)
    with database_owner.connect() as holder, holder.transaction():
        holder.execute("SELECT FROM cases_case WHERE id = %s FOR UPDATE", [case.pk])
        with connection.cursor() as cursor:
            cursor.execute("SET lock_timeout = '50ms'")

        answer = desk.act(case.number, "accept")

    body = answer.json()
    assert (answer.status_code, body["code"], body["state"], body["version"]) == (409, "busy", "reported", 3)
    assert [one["action"] for one in body["allowed_actions"]][:2] == ["dispatch", "accept"]
    assert (answer["Retry-After"], answer["ETag"]) == ("1", '"3"')
    assert Case.objects.get().version == 3
