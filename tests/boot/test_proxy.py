"""The address that lock-outs and limits count by."""

import pytest

from governance.proxy import ClientAddress


@pytest.mark.parametrize(
    ("forwarded", "address"),
    [("", "10.0.0.9"), ("203.0.113.7", "203.0.113.7"), ("6.6.6.6, 203.0.113.7", "203.0.113.7")],
)
def test_the_address_is_the_one_our_own_proxy_wrote(rf, forwarded, address):
    request = rf.get("/", REMOTE_ADDR="10.0.0.9", HTTP_X_FORWARDED_FOR=forwarded)

    seen = ClientAddress(lambda asked: asked.META["REMOTE_ADDR"])(request)

    assert seen == address
