"""Which rule sends a matter where, and why the others do not: read in one statement, weighed without the database."""

from dataclasses import dataclass
from enum import StrEnum

from cases.enums import RuleTarget
from cases.models import RoutingRule
from grids.enums import Role, Tier

# Whom a rule means: the role, and the tier of the grid where it is not simply the nearest one.
MEANT = {
    RuleTarget.WORKER: (Role.WORKER, None),
    RuleTarget.LEADER: (Role.LEADER, None),
    RuleTarget.TOTAL_LEADER: (Role.LEADER, Tier.TOTAL),
    RuleTarget.PARTNER: (Role.PARTNER, None),
}
WIDTH = {Tier.MICRO: 0, Tier.DEDICATED: 0, Tier.GENERAL: 1, Tier.TOTAL: 2, Tier.STREET: 3}
DISTRICT = 4


class Verdict(StrEnum):
    """What a rule does for one matter."""

    WINS = "wins"
    BEATEN = "beaten"  # it fits, and another one comes first
    OTHER_KIND = "other_kind"
    NOT_YET = "not_yet"
    OVER = "over"
    NOT_HERE = "not_here"  # the unit does not work at this place, or has ended
    NOBODY = "nobody"  # nobody holds the post, or he is away, or it is about him
    OUTSIDE = "outside"  # the unit has a list of duties, and this is not on it


@dataclass(frozen=True)
class Weighed:
    """One rule with its verdict for a matter; `target` is whom it leads to, where it wins."""

    rule: RoutingRule
    verdict: Verdict
    target: object = None


def rules_at(placed):
    """The standing RoutingRules of a place in their order, those that came too late or are over too. One statement."""
    found = RoutingRule.objects.standing().binding(placed)
    named = found.select_related("region", "grid", "category", "department").defer("grid__boundary")
    return sorted(named, key=rank)


def rank(rule):
    """The order of the rules: its number, then the narrower kind, then the narrower place, then the older one."""
    kind = 0 if rule.category_id else 1 if rule.branch else 2
    return rule.order, kind, WIDTH[rule.grid.tier] if rule.grid_id else DISTRICT, rule.pk


def weigh(rules, category, targets, *, placed, day):
    """[Weighed] of rules in their order: at most one wins. In: the Targets the matter could be given to, the nearest
    first. No statement."""
    weighed, is_won = [], False
    for rule in rules:
        verdict, target = judged(rule, category, targets, placed, day)
        if verdict == Verdict.WINS and is_won:
            verdict, target = Verdict.BEATEN, None
        is_won = is_won or verdict == Verdict.WINS
        weighed.append(Weighed(rule, verdict, target))
    return weighed


def judged(rule, category, targets, placed, day):
    """(Verdict, Target or None) of one rule by itself."""
    if (verdict := by_itself(rule, category, day)) is not None:
        return verdict, None
    if rule.department_id and not works_at(rule.department, placed, day):
        return Verdict.NOT_HERE, None
    target = next((one for one in targets if is_meant(rule, one)), None)
    if target is None:
        return Verdict.NOBODY, None
    return (Verdict.OUTSIDE, None) if target.outside else (Verdict.WINS, target)


def by_itself(rule, category, day):
    """The Verdict that needs nobody's targets, or None where the rule fits."""
    if not is_of_kind(rule, category):
        return Verdict.OTHER_KIND
    if day < rule.valid_from:
        return Verdict.NOT_YET
    return Verdict.OVER if rule.valid_to and day >= rule.valid_to else None


def is_of_kind(rule, category):
    if rule.category_id:
        return rule.category_id == category.pk
    return not rule.branch or category.code.startswith(rule.branch)


def works_at(department, placed, day):
    """Whether a department works where something lies, and still exists."""
    near = department.district_id == placed.district_id and department.street_id in (None, placed.street_id)
    return near and (department.valid_to is None or day < department.valid_to)


def is_meant(rule, target):
    """Whether a Target is whom a rule names."""
    if rule.department_id:
        return target.is_department and target.holder.pk == rule.department_id
    if target.is_department:
        return False
    role, tier = MEANT[RuleTarget(rule.role)]
    return target.holder.role == role and tier in (None, target.holder.grid.tier)
