"""A verb that is refused is answered with how the case stands now and what the caller may do instead."""

from contextlib import contextmanager

from django.db import OperationalError
from django.utils.timezone import now

from cases.allowed import allowed_actions
from cases.api.output import AllowedOutput
from cases.models import Case
from common.api.problem import Problem
from common.api.problems import of_database
from common.api.versions import etag
from common.errors import Refused


@contextmanager
def refusing(case, by):
    """Inside, Refused becomes 409 and Stale 412, each with the state and the actions now allowed to `by`."""
    try:
        yield
    except Refused as refused:
        raise Problem.of(refused, **standing(case, by)) from refused
    except OperationalError as error:
        problem = of_database(error)
        if problem.status_code == 409:
            facts = standing(case, by)
            problem.headers |= facts.pop("headers")
            problem.more = facts
        raise problem from error


def standing(case, by):
    case = Case.objects.select_related("category").get(pk=case.pk)
    allowed = allowed_actions(case, by, at=now())
    return {
        "headers": {"ETag": etag(case.version)},
        "state": case.state,
        "version": case.version,
        "allowed_actions": AllowedOutput(allowed, many=True).data,
    }
