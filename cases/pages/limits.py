"""The time limits as their pages show them (pure)."""

from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from cases.climb import tier_label
from cases.clockwork import ClockKind
from cases.enums import Alert
from cases.pages.reckoning import limit_words, policy_words


def lines_of(policies):
    return [line_of(policy) for policy in policies]


def line_of(policy):
    """One limit in words: {policy, label, narrower, limit, ladder, climb, url}."""
    return {
        "policy": policy,
        "label": ClockKind(policy.kind).label,
        "narrower": policy_words(policy),
        "limit": limit_words(policy.limit, policy.unit),
        "ladder": " · ".join(step_words(part, level) for part, level in policy.ladder),
        "climb": " · ".join(rung_words(hours, tier) for hours, tier in policy.climb),
        "url": f"{reverse('cases:limit')}?{urlencode(asked_by(policy))}",
    }


def step_words(part, level):
    return _("%(percent)d %%: %(level)s") % {"percent": round(100 * part), "level": Alert(level).label}


def rung_words(hours, tier):
    return _("%(tier)s after %(hours)s h") % {"tier": tier_label(tier), "hours": f"{hours:g}"}


def asked_by(policy):
    """What names a limit in an address."""
    facts = {
        "kind": policy.kind,
        "category": policy.category.code if policy.category_id else "",
        "urgency": policy.urgency,
        "major": "on" if policy.major else "",
    }
    return {name: value for name, value in facts.items() if value}
