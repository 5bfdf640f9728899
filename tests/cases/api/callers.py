"""Programs that call the API: one key for each of the cast."""

from datetime import timedelta
from uuid import uuid4

from django.utils.timezone import now
from rest_framework.test import APIClient

from grids.actions.api_keys import issue_key
from grids.actor import Actor

CASES = "/api/v1/cases/"


class Caller(APIClient):
    """An APIClient with a key, that knows the addresses of a case and says which version it saw."""

    def __init__(self, officer, language="en", **facts):
        _key, text = issue_key(officer, name="feed", by=Actor.clock(), at=now())
        super().__init__(HTTP_AUTHORIZATION=f"Api-Key {text}", HTTP_ACCEPT_LANGUAGE=language, **facts)

    def report(self, key=None, **said):
        said = {"source": "hotline", "description": "路灯不亮", "category": "05007"} | said
        return self.post(CASES, said, headers={"Idempotency-Key": str(key or uuid4())})

    def one(self, number, part=""):
        return self.get(f"{CASES}{number}/{part}")

    def act(self, number, action, body=None, *, seen=None, **facts):
        """One verb, on the version `seen`, or on the one that is now."""
        seen = seen or self.one(number)["ETag"]
        headers = {"If-Match": seen} | facts.pop("headers", {})
        return self.post(f"{CASES}{number}/actions/{action}/", body or {}, headers=headers, **facts)


def ago(**facts):
    """A moment in the past, as other systems write it."""
    return (now() - timedelta(**facts)).isoformat()
