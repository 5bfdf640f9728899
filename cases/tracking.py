"""The secret link of a case: 120 bits, made from its uuid by a key: stored nowhere, and yet shown again."""

import base64
import hashlib
import hmac

from django.conf import settings

SECRET_BYTES = 15


def secret_of(case):
    """24 characters a–z and 2–7: who has them is the reporter."""
    digest = hmac.digest(settings.BLIND_INDEX_KEY, f"track:{case.uuid}".encode(), "sha256")
    return base64.b32encode(digest[:SECRET_BYTES]).decode().lower()


def hash_of(secret):
    """What the database keeps and searches: the SHA-256 of the secret."""
    return hashlib.sha256(secret.lower().encode()).digest()
