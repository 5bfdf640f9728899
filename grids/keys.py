"""The text of an API key: gk_<prefix>_<secret>. Pure but for the chance in new_key().

160 bits from the system's source cannot be guessed, so one round of SHA-256 is enough to store it by.
"""

import hashlib
import ipaddress
import secrets
from typing import NamedTuple

MARK = "gk"


class KeyText(NamedTuple):
    prefix: str
    secret: str

    def __str__(self):
        return f"{MARK}_{self.prefix}_{self.secret}"

    @property
    def digest(self):
        return hashlib.sha256(str(self).encode()).digest()


def new_key():
    return KeyText(secrets.token_hex(4), secrets.token_hex(20))


def parsed(text):
    """A KeyText from what a caller sent, or None when it cannot be one."""
    parts = text.split("_")
    if len(parts) != 3 or parts[0] != MARK or len(parts[1]) != 8 or not text.isascii():
        return None
    return KeyText(parts[1], parts[2])


def network(text):
    """The normal form of an address or a network. Raises ValueError for anything else."""
    return str(ipaddress.ip_network(text.strip(), strict=False))


def comes_from(address, networks):
    """Whether an address lies in one of the networks; no networks means from anywhere."""
    if not networks:
        return True
    try:
        address = ipaddress.ip_address(address)
    except ValueError:
        return False
    address = getattr(address, "ipv4_mapped", None) or address
    return any(address in ipaddress.ip_network(text) for text in networks)
