"""No machine of ours, nowhere else than the address says, no longer than it may take."""

import socket
import threading

import pytest

from messaging import wire
from messaging.wire import Call, Forbidden, NotSent, Unclear, call, is_public
from tests.messaging.providers import GONE, HANG

INSIDE = """
http://127.0.0.1/ https://127.0.0.1/ https://localhost/ https://2130706433/ https://0x7f000001/ https://0177.0.0.1/
https://127.1/ https://0/ https://0.0.0.0/ https://10.0.0.1/ https://10.255.255.255/ https://172.16.0.1/
https://172.31.255.1/ https://192.168.1.1/ https://169.254.169.254/ https://100.64.0.1/ https://224.0.0.1/
https://240.0.0.1/ https://255.255.255.255/ https://192.0.2.1/ https://198.18.0.1/ https://[::1]/ https://[::]/
https://[fe80::1]/ https://[fc00::1]/ https://[fd12:3456::1]/ https://[::ffff:127.0.0.1]/ https://[::ffff:10.0.0.1]/
https://[2002:7f00:1::]/ https://[2002:a00:1::]/ https://[64:ff9b::7f00:1]/ https://[2001:0:7f00:1::]/ https://[ff02::1]/
https://[2001:db8::1]/ ftp://example.com/ file:///etc/passwd gopher://example.com/ https:/// https://a:b@example.com/
https://example.com:99999/ http://example.com/ //example.com/
"""


@pytest.fixture
def canary():
    """A port on loopback that counts who comes."""
    line = socket.create_server(("127.0.0.1", 0))
    line.settimeout(0.05)
    yield line
    line.close()


@pytest.mark.parametrize("address", INSIDE.split())
def test_an_address_inside_or_of_no_use_is_refused(address):
    with pytest.raises(Forbidden):
        call(Call(address))


def test_a_name_that_leads_inside_and_outside_is_refused_and_nobody_called(monkeypatch, canary):
    """The outside world's name server, which may answer whatever it likes."""
    port = canary.getsockname()[1]
    found = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (ip, port)) for ip in ("93.184.216.34", "127.0.0.1")]
    monkeypatch.setattr(wire.socket, "getaddrinfo", lambda *_, **__: found)

    with pytest.raises(Forbidden):
        call(Call(f"https://rebind.example:{port}/"))

    with pytest.raises(TimeoutError):
        canary.accept()


def test_a_public_address_is_one():
    assert is_public("93.184.216.34")
    assert is_public("2606:2800:220:1::1")


def test_a_redirect_is_not_followed(provider, canary):
    provider.answers = [(302, b"")]

    assert call(Call(f"{provider.base}/a")).status == 302
    with pytest.raises(TimeoutError):
        canary.accept()


@pytest.mark.parametrize("blow", [HANG, GONE, (200, b"x" * 70_000)])
def test_no_answer_or_one_without_an_end_may_have_arrived(provider, blow):
    provider.answers = [blow]

    with pytest.raises(Unclear):
        call(Call(f"{provider.base}/a"))


def test_an_answer_a_sign_at_a_time_is_cut(provider, settings):
    drips = threading.Event()
    line = socket.create_server(("127.0.0.1", 0))

    def drip():
        there, _ = line.accept()
        there.recv(1000)
        with there:
            while not drips.wait(0.05):
                try:
                    there.sendall(b"H")
                except OSError:
                    return

    thread = threading.Thread(target=drip, daemon=True)
    thread.start()
    address = f"127.0.0.1:{line.getsockname()[1]}"
    settings.PRIVATE_HOSTS |= {address}
    try:
        with pytest.raises(Unclear):
            call(Call(f"http://{address}/"))
    finally:
        drips.set()
        thread.join(5)
        line.close()


def test_nobody_there_is_known_not_to_have_been_told(settings):
    settings.PRIVATE_HOSTS |= {"127.0.0.1:9", "no-such-host.invalid"}

    with pytest.raises(NotSent):
        call(Call("http://127.0.0.1:9/"))
    with pytest.raises(NotSent):
        call(Call("http://no-such-host.invalid/"))


def test_a_certificate_that_nobody_vouches_for_ends_it_before_a_word(provider):
    with pytest.raises(NotSent):
        call(Call(provider.base.replace("http:", "https:")))
    assert provider.asked == []


def test_a_call_prints_neither_its_address_nor_what_it_says():
    shown = repr(Call("https://a.cn/?access_token=canary", body=b"19900000001", query={"x": "canary"}))

    assert "canary" not in shown
    assert "199" not in shown
