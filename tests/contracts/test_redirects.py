"""Nobody is led away from this house by an address that somebody else wrote (reliability.md 2.4)."""

from urllib.parse import quote

import pytest
from django.http import HttpResponseRedirect
from django.test import Client

from tests.cast import PASSWORD, lead_to

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
ELSEWHERE = (
    "https://evil.example",
    "http://evil.example/",
    "//evil.example",
    "///evil.example",
    "////evil.example",
    "/\\evil.example",
    "\\\\evil.example",
    "\\/evil.example",
    "/\\/evil.example",
    "http:evil.example",
    "http:/evil.example",
    "http:///evil.example",
    "https:\\\\evil.example",
    "HTTPS://EVIL.EXAMPLE",
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    "java\tscript:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "ftp://evil.example",
    "http://testserver@evil.example/",
    "http://testserver:80@evil.example/",
    "http://testserver.evil.example/",
    "http://evil.example#testserver",
    "http://evil.example?testserver",
    "http://evil.example\\@testserver",
    "http://[::1]/",
    "http://127.1/",
    "http://[bad/",
    " //evil.example",
    "\t//evil.example",
    "/\t/evil.example",
    "/\n/evil.example",
    "\r\nLocation: https://evil.example",
    "/%0d%0aLocation:%20https://evil.example/\r\nX: y",
    "//evil.example/%2f..",
    "/\u2044/evil.example".replace("\u2044", "/"),
    "//evil。example",
    "https:evil.example",
    "no-such-view",
    "路灯",
    "\x00//evil.example",
    "\x08//evil.example",
)


def stays(answer):
    """Whether an answer leads to a page of ours, as a browser reads it, or nowhere at all."""
    if answer.status_code == 400:
        return True
    address = answer["Location"]
    plain = address.strip().replace("\\", "/")
    return (
        plain.startswith("/") and not plain.startswith("//") and not any(ord(sign) < 32 for sign in address)
    )


def newcomers(network="203.0.113"):
    """One browser after the other, each from an address of its own: tries to sign in are counted by it."""
    return (Client(REMOTE_ADDR=f"{network}.{number}") for number in range(1, 255))


def test_signing_in_leads_to_a_page_of_ours(town):
    signed_in, others, away = Client(), newcomers("198.51.100"), []
    signed_in.force_login(town.people.desk)
    facts = {"username": "desk", "password": PASSWORD}
    for address, somebody in zip(ELSEWHERE, newcomers(), strict=False):
        answers = [
            somebody.post("/sign-in/", facts | {"next": address}),
            next(others).post(f"/sign-in/?next={quote(address)}", facts),
            signed_in.get(f"/sign-in/?next={quote(address)}"),
            signed_in.get(f"/admin/login/?next={quote(address)}"),
        ]
        away += [(address, answer) for answer in answers if not stays(answer)]

    assert away == []


def test_a_verb_leads_on_to_a_page_of_ours(town):
    case, desk, away = lead_to(town, "reported"), Client(), []
    desk.force_login(town.people.desk)
    for address in ELSEWHERE:
        said = {"words": "备注", "next": address}
        answer = desk.post(f"/cases/{case.number}/actions/comment/", said)
        away += [] if stays(answer) else [(address, answer)]

    assert away == []


def test_whoever_is_sent_to_sign_in_comes_back_to_a_page_of_ours(town):
    case, away = lead_to(town, "reported"), []
    for address, somebody in zip(ELSEWHERE, newcomers(), strict=False):
        one_line = address.replace("\r", "").replace("\n", "")  # no server lets a header have two
        sent = somebody.post(f"/cases/{case.number}/actions/comment/", headers={"Referer": one_line})
        done = somebody.post(sent["Location"], {"username": "desk", "password": PASSWORD})
        away += [(address, one) for one in (sent, done) if not stays(one)]

    assert away == []


def test_the_look_knows_a_way_out():
    assert not stays(HttpResponseRedirect("//evil.example"))
    assert not stays(HttpResponseRedirect("https://evil.example"))
    assert stays(HttpResponseRedirect("/work/"))
