"""The address that lock-outs and limits count by, and what the proxy in front writes down."""

from pathlib import Path

import pytest

from governance.proxy import ClientAddress

NGINX = Path(__file__).resolve().parents[2] / "scripts" / "nginx.conf"


@pytest.mark.parametrize(
    ("forwarded", "address"),
    [("", "10.0.0.9"), ("203.0.113.7", "203.0.113.7"), ("6.6.6.6, 203.0.113.7", "203.0.113.7")],
)
def test_the_address_is_the_one_our_own_proxy_wrote(rf, forwarded, address):
    request = rf.get("/", REMOTE_ADDR="10.0.0.9", HTTP_X_FORWARDED_FOR=forwarded)

    seen = ClientAddress(lambda asked: asked.META["REMOTE_ADDR"])(request)

    assert seen == address


def test_the_proxy_logs_no_address_of_a_page():
    """A secret link is an address, and the referrer of the page after it."""
    form, *servers = NGINX.read_text(encoding="utf-8").split("server {")

    assert not any(name in form for name in ("$request ", "$request'", "uri", "args", "referer"))
    for server in servers:
        assert "access_log /dev/stdout nameless;" in server
        assert "error_log /dev/stderr crit;" in server
