"""How somebody shows who he is, besides his password: a code from his superior, and the second step.

Both go through Django's `authenticate`, so that what is wrong counts with the wrong passwords of the same name and
address (AXES_FAILURE_LIMIT).
"""

from django.contrib.auth.backends import BaseBackend
from django.utils.timezone import now

from grids.actions.second_step import verify_step
from grids.actor import Actor
from grids.models import AccountCode, Officer
from grids.one_time import digest, is_code


class OneTimeCode(BaseBackend):
    """A code in place of the password. The officer it answers carries it as `one_time_code`."""

    def authenticate(self, request, username=None, password=None):
        if not username or not is_code(password):
            return None
        at = now()
        open_codes = AccountCode.objects.good(at).select_related("officer")
        code = open_codes.filter(officer__username=Officer.normalize_username(username)).first()
        if code is None or bytes(code.digest) != digest(code.officer, password):
            return None
        code.officer.one_time_code = code
        return code.officer


class TwoSteps(BaseBackend):
    """The second step of somebody whose password, or code, was right a moment ago."""

    def authenticate(self, request, officer=None, username=None, token=None):
        if officer is None or not token or not officer.is_active:
            return None
        facts = {"by": Actor.of(officer), "at": now(), "address": request.META.get("REMOTE_ADDR")}
        return officer if verify_step(officer, token, **facts) else None
