import pytest
from django.http import HttpResponse
from django_htmx.middleware import HtmxMiddleware

from common.htmx import announce, part_asked, render_page_or_part

PARTS = ("desk", "preview")


def ask(rf, **headers):
    request = rf.get("/", headers={f"hx-{name.replace('_', '-')}": value for name, value in headers.items()})
    HtmxMiddleware(lambda _: HttpResponse())(request)
    return request


@pytest.mark.parametrize(
    ("headers", "part"),
    [
        ({}, None),
        ({"request": "true", "target": "preview"}, "preview"),
        ({"request": "true", "target": "desk"}, "desk"),
        ({"request": "true", "target": "elsewhere"}, "desk"),
        ({"request": "true"}, "desk"),
        ({"request": "true", "boosted": "true", "target": "desk"}, None),
        ({"request": "true", "history-restore-request": "true", "target": "desk"}, None),
    ],
)
def test_a_browser_gets_the_page_and_htmx_the_part_it_will_replace(rf, headers, part):
    assert part_asked(ask(rf, **headers), PARTS) == part


def test_the_part_is_rendered_alone_with_its_status_and_kept_apart_in_caches(rf):
    context = {"inbox": [], "unread_count": 0, "page": None}

    answer = render_page_or_part(
        ask(rf, request="true", target="inbox"), "messaging/messages.html", "inbox", context, status=422
    )

    assert answer.status_code == 422
    assert answer.content.decode().strip().startswith('<section id="inbox"')
    assert "HX-Request" in answer["Vary"]
    assert "HX-Target" in answer["Vary"]


def test_an_announcement_is_an_event_of_the_page():
    assert (
        announce(HttpResponse(), "case-moved", number="7")["HX-Trigger"] == '{"case-moved": {"number": "7"}}'
    )
