"""What every answer of the whole matrix tells the browser, and how cookies travel once there is TLS."""

import os
import runpy

import pytest
from django.conf import settings
from django.test import Client, override_settings

from tests.cast import PASSWORD, hire

pytestmark = [pytest.mark.slow, pytest.mark.timeout(900)]  # the walk itself, where the machine is busy

OF_COOKIES = (
    *("SESSION_COOKIE_NAME", "SESSION_COOKIE_SECURE", "CSRF_COOKIE_NAME", "CSRF_COOKIE_SECURE"),
    *(
        "SECURE_SSL_REDIRECT",
        "SECURE_HSTS_SECONDS",
        "SECURE_HSTS_INCLUDE_SUBDOMAINS",
        "SECURE_HSTS_PRELOAD",
        "SECURE_PROXY_SSL_HEADER",
    ),
)


def test_every_answer_says_what_a_browser_may_do_with_it(walked):
    assert sorted(set(walked.found["headers"])) == []


def test_what_is_personal_is_kept_nowhere(walked):
    assert sorted(set(walked.found["kept"])) == []


@pytest.fixture
def with_tls(monkeypatch):
    """The settings of an installation with TLS, those about cookies and transport, as the product computes them."""
    monkeypatch.setenv("TLS", "on")
    told = runpy.run_path(os.fspath(settings.BASE_DIR / "governance" / "settings.py"))
    with override_settings(**{name: told[name] for name in OF_COOKIES}):
        yield Client()


@pytest.mark.django_db
def test_cookies_travel_by_tls_alone_and_no_script_reads_them(with_tls):
    hire("desk")
    door = with_tls.get("/sign-in/", secure=True)
    signed_in = with_tls.post("/sign-in/", {"username": "desk", "password": PASSWORD}, secure=True)

    for cookie in (door.cookies["__Host-csrf"], signed_in.cookies["__Host-session"]):
        assert (cookie["secure"], cookie["httponly"], cookie["samesite"]) == (True, True, "Lax")
        assert (cookie["path"], cookie["domain"]) == ("/", "")
    assert door["Strict-Transport-Security"] == "max-age=31536000; includeSubDomains; preload"


@pytest.mark.django_db
def test_without_tls_a_visitor_is_led_to_it(with_tls):
    answer = with_tls.get("/sign-in/")

    assert (answer.status_code, answer["Location"]) == (301, "https://testserver/sign-in/")
