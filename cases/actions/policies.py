"""The clock policies in force: changed by ending the old row and starting a new one, so that both stay readable."""

from django.db import transaction
from django.utils import timezone

from cases.limits import policy_rows
from cases.models import Category, ClockPolicy
from grids.models import Calendar


@transaction.atomic
def adopt_profile(profile, *, at=None):
    """Put a locality's clock limits in force from `at`; what is the same already stays. Answers how many are new."""
    at = at or timezone.now()
    calendar = Calendar.objects.get(code=profile.calendar)
    categories = {category.code: category for category in Category.objects.all()}
    limits = [(code, category.handle_limit, category.unit) for code, category in categories.items()]
    wanted = {shape(row): row for row in policy_rows(profile, limits)}
    for policy in ClockPolicy.objects.filter(valid_to=None).select_related("category"):
        if wanted.pop(shape_of(policy), None) is None:
            policy.valid_to = at
            policy.save(update_fields=["valid_to"])
    ClockPolicy.objects.bulk_create(
        ClockPolicy(
            kind=row.kind,
            category=categories.get(row.category),
            major=row.major,
            limit=row.limit,
            unit=row.unit,
            ladder=[list(step) for step in row.ladder],
            calendar=calendar,
            valid_from=at,
        )
        for row in wanted.values()
    )
    return len(wanted)


def shape(row):
    return (row.kind, row.category, row.major, row.limit.normalize(), row.unit, row.ladder)


def shape_of(policy):
    ladder = tuple((share, word) for share, word in policy.ladder)
    category = policy.category.code if policy.category else ""
    return (policy.kind, category, policy.major, policy.limit.normalize(), policy.unit, ladder)
