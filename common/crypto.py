"""Encryption of personal values, and the index by which an encrypted value is found again.

A sealed value is `version | algorithm | length of key id | key id | nonce | ciphertext and tag`. The header and the
place the value belongs to (table, column, row) are authenticated with it, so that a value copied to another row or
column cannot be opened there. Keys come from `settings.FIELD_KEYS`: key id → 32 bytes; the first one writes, all read.
"""

import hmac
import os
import unicodedata

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.ciphers import Cipher, modes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.ciphers.algorithms import SM4
from cryptography.hazmat.primitives.kdf.hkdf import HKDFExpand
from django.conf import settings

VERSION = 1
NONCE_BYTES = 12
TAG_BYTES = 16
INDEX_BYTES = 16
# Everything people put between the digits of one number; NFKC has made full-width forms plain before.
SEPARATORS = str.maketrans("", "", " \t\r\n-\u2010\u2011\u2013\u2014().\u00b7")


class Unreadable(Exception):
    """The value cannot be opened: moved from its place, altered, or sealed with a key this process does not have."""


def _aes_seal(key, nonce, plain, aad):
    return AESGCM(key).encrypt(nonce, plain, aad)


def _aes_open(key, nonce, sealed, aad):
    return AESGCM(key).decrypt(nonce, sealed, aad)


def _sm4_key(key):
    # SM4 takes 16 bytes; deriving them keeps one secret per key id whatever the algorithm.
    return HKDFExpand(algorithm=hashes.SHA256(), length=16, info=b"field sm4-gcm").derive(key)


def _sm4_seal(key, nonce, plain, aad):
    encryptor = Cipher(SM4(_sm4_key(key)), modes.GCM(nonce)).encryptor()
    encryptor.authenticate_additional_data(aad)
    return encryptor.update(plain) + encryptor.finalize() + encryptor.tag


def _sm4_open(key, nonce, sealed, aad):
    body, tag = sealed[:-TAG_BYTES], sealed[-TAG_BYTES:]
    decryptor = Cipher(SM4(_sm4_key(key)), modes.GCM(nonce, tag)).decryptor()
    decryptor.authenticate_additional_data(aad)
    return decryptor.update(body) + decryptor.finalize()


ALGORITHMS = {"aes-gcm": 1, "sm4-gcm": 2}
SEAL = {1: _aes_seal, 2: _sm4_seal}
OPEN = {1: _aes_open, 2: _sm4_open}


def encrypt(plain, *, aad):
    """Seal `plain` (str) for the place `aad` ("table.column:row") with the first key; answer the bytes to store."""
    key_id, key = next(iter(settings.FIELD_KEYS.items()))
    algorithm = ALGORITHMS[settings.FIELD_CIPHER]
    name = key_id.encode()
    header = bytes([VERSION, algorithm, len(name)]) + name
    nonce = os.urandom(NONCE_BYTES)
    return header + nonce + SEAL[algorithm](key, nonce, plain.encode(), header + aad.encode())


def decrypt(blob, *, aad):
    """Open what `encrypt` sealed for the same `aad`; Unreadable if it is not that, or its key is not here."""
    blob = bytes(blob)
    if len(blob) < 3 or blob[0] != VERSION or blob[1] not in OPEN:
        raise Unreadable("not a sealed value of a known version and algorithm")
    start = 3 + blob[2]
    header, nonce, body = blob[:start], blob[start : start + NONCE_BYTES], blob[start + NONCE_BYTES :]
    if len(body) < TAG_BYTES:
        raise Unreadable("cut off")
    try:
        key = settings.FIELD_KEYS[header[3:].decode()]
        return OPEN[blob[1]](key, nonce, body, header + aad.encode()).decode()
    except (KeyError, UnicodeDecodeError):
        raise Unreadable("sealed with a key that FIELD_KEYS does not hold") from None
    except InvalidTag:
        raise Unreadable("does not belong here, or was altered") from None


def key_id_of(blob):
    """The id of the key that sealed `blob`: what rotation asks before it seals a row again."""
    blob = bytes(blob)
    return blob[3 : 3 + blob[2]].decode()


def normalise(value):
    """One spelling for one number: full-width to plain, no separators, no +86, letters large."""
    plain = unicodedata.normalize("NFKC", value).translate(SEPARATORS).upper()
    return plain.removeprefix("+86").removeprefix("0086")


def blind_index(value):
    """16 bytes by which an encrypted value is found by equality: keyed, so that the column alone tells nothing."""
    return hmac.digest(settings.BLIND_INDEX_KEY, normalise(value).encode(), "sha256")[:INDEX_BYTES]
