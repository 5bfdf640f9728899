"""The routing rules as their pages show them."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from cases.enums import RuleTarget
from cases.models import RoutingRule
from cases.pages.suggested import suggestion_words
from cases.routing import Verdict
from cases.targets import targets_for, weighed_for

MOST_PAST = 30


@dataclass(frozen=True)
class RuleLine:
    """One rule in words. `state`: "", "later", "over" or "ended"."""

    rule: RoutingRule
    kind: str
    to: str
    state: str


def lines_of(rules, groups, day):
    """[RuleLine]; `groups` the names of the groups of kinds by their two digits."""
    return [RuleLine(rule, kind_words(rule, groups), to_words(rule), state_of(rule, day)) for rule in rules]


def kind_words(rule, groups):
    if rule.category_id:
        return rule.category.name
    if rule.branch:
        return _("All of %(group)s") % {"group": groups.get(rule.branch, rule.branch)}
    return _("All kinds")


def to_words(rule):
    return rule.department.name if rule.department_id else str(RuleTarget(rule.role).label)


def state_of(rule, day):
    if rule.is_ended:
        return "ended"
    if day < rule.valid_from:
        return "later"
    return "over" if rule.valid_to and day >= rule.valid_to else ""


def past_of(rule, rules):
    """The rules it took the place of, the newest first: a statement for each, thirty at most."""
    past = []
    while rule.replaces_id and len(past) < MOST_PAST:
        rule = rules.filter(pk=rule.replaces_id).first()
        if rule is None:
            break
        past.append(rule)
    return past


WORDS = {
    Verdict.WINS: lambda: _("this one decides"),
    Verdict.BEATEN: lambda: _("fits, but another one comes first"),
    Verdict.OTHER_KIND: lambda: _("is for another kind"),
    Verdict.NOT_YET: lambda: _("begins later"),
    Verdict.OVER: lambda: _("is over"),
    Verdict.NOT_HERE: lambda: _("the unit does not work at this place"),
    Verdict.NOBODY: lambda: _("nobody is there who could take it"),
    Verdict.OUTSIDE: lambda: _("it is not on the duty list of the unit"),
}


def tried(case, actor, groups, *, day):
    """What the rules do with a case, in words: {kind, place, lines [{line, wins, why}], suggestion, direct}.

    Six statements, whatever the number of rules.
    """
    targets = targets_for(case, actor, day=day)
    weighed = weighed_for(case, targets, day=day)
    won = next((one.rule for one in weighed if one.verdict == Verdict.WINS), None)
    lines = lines_of([one.rule for one in weighed], groups, day)
    return {
        "kind": case.category.name,
        "place": case.address,
        "lines": [
            {"line": line, "wins": one.verdict == Verdict.WINS, "why": WORDS[one.verdict]()}
            for line, one in zip(lines, weighed, strict=True)
        ],
        "suggestion": suggestion_words(targets[0]) if targets else "",
        "direct": bool(won and won.direct),
    }
