"""The rules by which matters find their way: made, changed by a successor, ended; never rewritten."""

from datetime import timedelta

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from cases.errors import NotYours
from cases.models import RoutingRule
from cases.routing import works_at
from common.errors import Refused, Stale
from grids.models import Grid
from grids.reach import reach_of
from grids.roles import P

LONGEST = timedelta(days=3660)
ONE_OPEN = "one_open_routing_rule_of_a_kind_place_and_order"


@transaction.atomic
def make_rule(
    *,
    place,
    category=None,
    branch="",
    department=None,
    role="",
    direct=False,
    order=100,
    basis,
    valid_from,
    valid_to=None,
    replaces=None,
    by,
    at,
):
    """A new RoutingRule of a place, a Grid or a Region (S0-52). `replaces` the rule it takes the place of.

    Raises NotYours where the person does not configure that place, Refused for a rule that could never send anybody
    anything, or that stands already.
    """
    check_reach(place, by)
    if direct and not (category or branch):
        raise Refused(_("What is sent at once needs a kind or a group: nobody looks at it before."))
    if valid_to and not valid_from < valid_to <= valid_from + LONGEST:
        raise Refused(_("The last day lies after the first one, ten years at most."))
    if department and not works_at(department, reach_of(place), valid_from):
        raise Refused(_("This department does not work here. Choose another one."))
    on = {"grid": place} if isinstance(place, Grid) else {"region": place}
    facts = {"category": category, "branch": branch, "department": department, "role": role}
    known = {"direct": direct, "order": order, "basis": basis.strip()[:200]}
    days = {"valid_from": valid_from, "valid_to": valid_to}
    rule = RoutingRule(**on, **facts, **known, **days, replaces=replaces, made_by=by.officer, made_at=at)
    return kept(rule)


def kept(rule):
    try:
        with transaction.atomic():
            rule.save(force_insert=True)
    except IntegrityError as clash:
        if ONE_OPEN not in str(clash):
            raise
        raise Refused(
            _(
                "There is a rule for this kind at this place with the same number. Change that one, or choose another."
            )
        ) from clash
    return rule


@transaction.atomic
def change_rule(rule, *, by, at, reason, **facts):
    """The rule as it is to be from now on: a new row; the old one ends and stays readable. Raises as make_rule, and
    Stale where somebody has changed or ended it meanwhile."""
    old = end_rule(rule, by=by, at=at, reason=reason)
    return make_rule(**facts, replaces=old, by=by, at=at)


@transaction.atomic
def end_rule(rule, *, by, at, reason):
    """A rule holds no more from this moment. Answers it. Raises NotYours, Refused without a reason, Stale twice."""
    rule = RoutingRule.objects.select_for_update(of=["self"]).get(pk=rule.pk)
    check_reach(rule.place, by)
    if not reason.strip():
        raise Refused(_("Write why."))
    if rule.is_ended:
        raise Stale(_("Somebody else changed this rule meanwhile. Look at it again."))
    rule.ended_by, rule.ended_at, rule.ended_why = by.officer, at, reason.strip()[:200]
    rule.save(update_fields=["ended_by", "ended_at", "ended_why"])
    return rule


def check_reach(place, by):
    if not (by.is_clock or by.may(P.CONFIGURE, reach_of(place))):
        raise NotYours(_("Your posts do not allow this here."))
