"""The address that lock-outs and limits count by, and what the proxy in front writes down."""

import re
from pathlib import Path

import pytest
import yaml
from django.urls import get_resolver

from cases.views.public import urls as residents
from cases.views.staff import urls as staff
from governance.proxy import ClientAddress

BASE = Path(__file__).resolve().parents[2]
NGINX = BASE / "scripts" / "nginx.conf"


@pytest.fixture
def compose():
    return yaml.safe_load((BASE / "docker-compose.yml").read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    ("forwarded", "address"),
    [("", "10.0.0.9"), ("203.0.113.7", "203.0.113.7"), ("6.6.6.6, 203.0.113.7", "203.0.113.7")],
)
def test_the_address_is_the_one_our_own_proxy_wrote(rf, forwarded, address):
    request = rf.get("/", REMOTE_ADDR="10.0.0.9", HTTP_X_FORWARDED_FOR=forwarded)

    seen = ClientAddress(lambda asked: asked.META["REMOTE_ADDR"])(request)

    assert seen == address


def test_what_residents_open_has_processes_of_its_own_and_nothing_else_has(compose):
    led = re.compile(re.search(r"location ~ (\S+) \{\s+proxy_pass http://residents;", NGINX.read_text())[1])

    public = {f"/{pattern.pattern}" for pattern in residents.urlpatterns}
    others = {f"/{pattern.pattern}" for pattern in [*staff.urlpatterns, *get_resolver().url_patterns]} - {"/"}

    assert [address for address in sorted(public) if not led.match(address)] == []
    assert [address for address in sorted(others) if led.match(address)] == []
    assert compose["services"]["public"] == compose["services"]["web"]


def test_the_proxy_logs_no_address_of_a_page():
    """A secret link is an address, and the referrer of the page after it."""
    form, *servers = NGINX.read_text(encoding="utf-8").split("server {")

    assert not any(name in form for name in ("$request ", "$request'", "uri", "args", "referer"))
    for server in servers:
        assert "access_log /dev/stdout nameless;" in server
        assert "error_log /dev/stderr crit;" in server
