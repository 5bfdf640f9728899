"""What is read of an officer with his posts: the cases that are about him, and those open to him by exception."""

from django.contrib.postgres.expressions import ArraySubquery

from cases.models import CaseException, Recusal
from grids.models.dated_exception import in_force
from grids.scope import BESIDE

VIEW, HANDLE = "view_case", "handle_case"  # who may work on a case also sees it


def about(officer, on):
    return ArraySubquery(Recusal.objects.filter(officer=officer, lifted_at=None).values("case_id"))


def opened(*codenames):
    def ids(officer, on):
        given = in_force(CaseException.every.filter(user=officer, permission__codename__in=codenames), on)
        return ArraySubquery(given.values("content_object_id"))

    return ids


BESIDE |= {"kept_from": about, "may_view": opened(VIEW, HANDLE), "may_handle": opened(HANDLE)}
