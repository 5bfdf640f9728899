"""The clock policies in force: changed by ending the old row and starting a new one, so that both stay readable."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from cases.actions.redate import ask_redating, redate_clocks
from cases.limits import policy_rows
from cases.models import Category, ClockPolicy
from common.errors import Refused
from grids.models import Calendar


def adopt_profile(profile, *, at=None):
    """Put a locality's clock limits in force from `at`; open clocks are re-dated. Answers how many limits are new."""
    adopted = replace_policies(profile, at=at or timezone.now())
    redate_clocks(at=at)
    return adopted


@transaction.atomic
def replace_policies(profile, *, at):
    """End what the profile does not ask for and start what it does; what is the same already stays."""
    calendar = Calendar.objects.get(code=profile.calendar)
    categories = {category.code: category for category in Category.objects.all()}
    limits = [(code, category.handle_limit, category.unit) for code, category in categories.items()]
    wanted = {shape(row, calendar): row for row in policy_rows(profile, limits)}
    for policy in ClockPolicy.objects.filter(valid_to=None).select_related("category"):
        if wanted.pop(shape_of(policy), None) is None:
            policy.valid_to = at
            policy.save(update_fields=["valid_to"])
    rows = [policy_of(row, categories, calendar, at=at) for row in wanted.values()]
    return len(ClockPolicy.objects.bulk_create(rows))


def policy_of(row, categories, calendar, *, at):
    return ClockPolicy(
        kind=row.kind,
        category=categories.get(row.category),
        major=row.major,
        limit=row.limit,
        unit=row.unit,
        ladder=[list(step) for step in row.ladder],
        climb=[list(step) for step in row.climb],
        calendar=calendar,
        valid_from=at,
    )


def shape(row, calendar):
    """What makes two policies the same one. A profile knows no urgency; a policy made by hand may."""
    return (
        row.kind,
        row.category,
        "",
        row.major,
        row.limit.normalize(),
        row.unit,
        row.ladder,
        row.climb,
        calendar.pk,
    )


def shape_of(policy):
    ladder = tuple((share, word) for share, word in policy.ladder)
    category = policy.category.code if policy.category else ""
    narrower = (category, policy.urgency, policy.major)
    climb = tuple((hours, tier) for hours, tier in policy.climb)
    return (policy.kind, *narrower, policy.limit.normalize(), policy.unit, ladder, climb, policy.calendar_id)


@transaction.atomic
def put_in_force(policy, *, at, by=None, reason=""):
    """Start a limit made by hand; the one it takes the place of ends. Open clocks are re-dated by the worker."""
    same = {name: getattr(policy, name) for name in ("kind", "category", "urgency", "major")}
    policy.by_id, policy.reason = by and by.officer_id, reason
    ClockPolicy.objects.filter(**same, valid_to=None).update(valid_to=at, ended_by=policy.by_id)
    ask_redating(by=by, reason=reason or policy.get_kind_display(), at=at)
    policy.valid_from, policy.valid_to = at, None
    policy.save(force_insert=True)
    return policy


@transaction.atomic
def end_policy(policy, *, at, by=None):
    """End a narrower limit, so that the wider one holds again. Raises Refused for one that all the others rest on."""
    if not (policy.category_id or policy.urgency or policy.major):
        raise Refused(_("Every clock needs its general limit: put another one in its place instead."))
    if ClockPolicy.objects.filter(pk=policy.pk, valid_to=None).update(
        valid_to=at, ended_by=by and by.officer_id
    ):
        ask_redating(by=by, reason=policy.get_kind_display(), at=at)
