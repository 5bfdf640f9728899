"""One request to an address that somebody configured: to no machine of ours, to nowhere else than it says.

The name is resolved once; every address it has must be a public one, and the connection goes to the very address that
was looked at (reliability.md 2.5). No redirect is followed, SEND_SECONDS are all it gets, 64 KB are all that is read.
Hosts of the office's own network are named by who runs the machine, in PRIVATE_HOSTS: those may be private and may
speak plain HTTP.
"""

import http.client
import ipaddress
import socket
import ssl
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from functools import partial
from threading import Timer
from urllib.parse import urlencode, urlsplit

from django.conf import settings

MOST_BYTES = 64 * 1024
CHUNK = 8 * 1024
PORTS = {"https": 443, "http": 80}
NAT64 = ipaddress.ip_network("64:ff9b::/96")


class NotSent(Exception):
    """Nothing left this machine, or nobody took it: it may be tried again. The word is for the record, no secret."""


class Forbidden(NotSent):
    """The address is none that may be spoken to: trying again does not help."""


class Unclear(Exception):
    """It may have arrived: what was sent was not answered, or not in a way that says so."""


@dataclass(frozen=True)
class Call:
    """What is sent. It prints as nothing but its method: addresses hold tokens, bodies hold numbers."""

    url: str = field(repr=False)
    method: str = "POST"
    query: dict = field(default_factory=dict, repr=False)
    headers: dict = field(default_factory=dict, repr=False)
    body: bytes = field(default=b"", repr=False)


@dataclass(frozen=True)
class Answer:
    status: int
    body: bytes = field(repr=False)


@dataclass(frozen=True)
class Target:
    """A host and the one address of it that was looked at."""

    scheme: str
    host: str
    port: int
    address: str


def call(request: Call):
    """Send it, once. → Answer. Raises Forbidden, NotSent, or Unclear where it may have arrived."""
    parts, seconds = urlsplit(request.url), settings.SEND_SECONDS
    connection = open_line(look_up(parts), seconds)
    try:
        with cut_after(connection.sock, seconds):
            return spoken(connection, parts, request)
    except (OSError, http.client.HTTPException) as trouble:
        raise Unclear(type(trouble).__name__) from trouble
    finally:
        connection.close()


@contextmanager
def cut_after(line, seconds):
    """An answer that comes a sign at a time keeps no worker: the line is cut, whatever it is at."""
    timer = Timer(seconds, partial(cut, line))
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()


def cut(line):
    with suppress(OSError):  # the other end was quicker
        line.shutdown(socket.SHUT_RDWR)


def look_up(parts):
    """The target of an address that may be spoken to, looked up once. Raises Forbidden, NotSent."""
    host, scheme = (parts.hostname or "").lower(), parts.scheme
    try:
        port = parts.port or PORTS[scheme]
    except (KeyError, ValueError):
        raise Forbidden("address") from None
    ours = f"{host}:{port}" in settings.PRIVATE_HOSTS or host in settings.PRIVATE_HOSTS
    if not host or parts.username or not (scheme == "https" or ours):
        raise Forbidden("address")
    return Target(scheme, host, port, address_of(host, port, may_be_private=ours))


def address_of(host, port, *, may_be_private=False):
    """The one address of the host to connect to; Forbidden where any of its addresses is not a public one."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as trouble:
        raise NotSent("name") from trouble
    addresses = [entry[4][0] for entry in found]
    if not may_be_private and not all(map(is_public, addresses)):
        raise Forbidden("private")
    return addresses[0]


def is_public(address):
    """Whether it is an address of the open network, whatever it is written as."""
    known = ipaddress.ip_address(address.partition("%")[0])
    inside = getattr(known, "ipv4_mapped", None) or getattr(known, "sixtofour", None)
    if getattr(known, "teredo", None) or (known.version == 6 and known in NAT64):
        return False
    return known.is_global and not known.is_multicast and (inside is None or inside.is_global)


def open_line(target, seconds):
    """A connection to that very address. Raises NotSent: nothing was said yet."""
    connection = http.client.HTTPConnection(target.host, target.port, timeout=seconds)
    try:
        line = socket.create_connection((target.address, target.port), timeout=seconds)
        if target.scheme == "https":
            line = ssl.create_default_context().wrap_socket(line, server_hostname=target.host)
    except OSError as trouble:
        raise NotSent("connection") from trouble
    connection.sock = line
    connection.default_port = PORTS[target.scheme]  # what stands in Host is signed by some
    return connection


def spoken(connection, parts, request):
    query = "&".join(filter(None, (parts.query, urlencode(request.query))))
    path = (parts.path or "/") + (f"?{query}" if query else "")
    connection.request(request.method, path, body=request.body or None, headers=request.headers)
    answer = connection.getresponse()
    read = b""
    while chunk := answer.read1(CHUNK):
        read += chunk
        if len(read) > MOST_BYTES:
            raise Unclear("long")
    return Answer(answer.status, read)
