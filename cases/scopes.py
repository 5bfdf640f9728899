"""What is read of an officer with his posts: the cases that are about him, and those open to him by exception or
because his unit was called to them."""

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Q

from cases.models import Call, CaseException, Recusal
from grids.models import Post
from grids.models.dated_exception import in_force
from grids.roles import P
from grids.scope import BESIDE

VIEW, HANDLE = "view_case", "handle_case"  # who may work on a case also sees it


def about(officer, on):
    return ArraySubquery(Recusal.objects.filter(officer=officer, lifted_at=None).values("case_id"))


def given(officer, on, *codenames):
    found = CaseException.every.filter(user=officer, permission__codename__in=codenames)
    return in_force(found, on).values("content_object_id")


def calls_at(officer, on):
    """The cases to which his units are called; a month longer to read how it ended, and to rate."""
    units = Post.objects.current(on).filter(Q(officer=officer) | Q(deputy=officer)).carrying(P.CASE_HANDLE)
    made = Call.objects.filter(called_at__isnull=False, department__in=units.values("department"))
    return made.filter(Q(seen_until=None) | Q(seen_until__gt=on)).values("case_id")


def may_view(officer, on):
    return ArraySubquery(given(officer, on, VIEW, HANDLE).union(calls_at(officer, on)))


def may_handle(officer, on):
    return ArraySubquery(given(officer, on, HANDLE))


def called(officer, on):
    return ArraySubquery(calls_at(officer, on))


BESIDE |= {"kept_from": about, "may_view": may_view, "may_handle": may_handle, "called": called}
