"""One address, one template: the whole page for a browser, the named part of it for htmx (style.md 2.1, habit 10)."""

from collections.abc import Sequence

from django.contrib.messages import get_messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.cache import patch_vary_headers
from django_htmx.http import trigger_client_event


def part_asked(request: HttpRequest, parts: Sequence[str]) -> str | None:
    """Which of `parts` the request wants: None is the whole page.

    htmx names the element it will replace in `HX-Target`, and our elements carry the name of the part as their id.
    A boosted link and a history restore want the page.
    """
    htmx = request.htmx
    if not htmx or htmx.boosted or htmx.history_restore_request:
        return None
    return htmx.target if htmx.target in parts else parts[0]


def render_page_or_part(
    request: HttpRequest, template: str, part: str | Sequence[str], context: dict, *, status: int = 200
) -> HttpResponse:
    """Render `template`, or only its partial `part` when htmx asks.

    `part` may list several names: the one equal to the id of the target is taken, else the first.
    Form errors go out with `status=422`, which the pages are set to swap in. What an action left to be said goes with
    the part, into the region of notices that the page has.
    """
    named = part_asked(request, (part,) if isinstance(part, str) else part)
    response = render(request, f"{template}#{named}" if named else template, context, status=status)
    if named and len(get_messages(request)):
        response.write(render_to_string("components/notices.html", {"swapped": True}, request))
    patch_vary_headers(response, ("HX-Request", "HX-Target"))
    return response


def announce(response: HttpResponse, event: str, **facts) -> HttpResponse:
    """Let the page know by a browser event, e.g. `case-moved`, that parts of it may want to reload themselves."""
    return trigger_client_event(response, event, facts)
