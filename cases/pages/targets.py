"""Whom a case may be given to, in groups read at a glance: by rule, by duty, people of grids, departments (pure)."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from cases.pages.suggested import ground_words, suggestion_words
from cases.targets import OTHER, RULED

WITH_A_KEY = 9
RULE, DUTY, PEOPLE, UNITS = "rule", "duty", "people", "units"


@dataclass(frozen=True)
class Line:
    """One of them. `key` is the digit that chooses it at the desk, 0 for none."""

    id: str
    name: str
    place: str
    role: str
    open_count: int
    why: str
    share: int | None  # of the last cases settled in time, in percent
    key: int
    chosen: bool


def groups_of(form, *, with_keys=False):
    """[{label, lines, suggestion}] of a form's targets, the best first; [] where the form asks for nobody.

    The first group has the sentence that says why its first one is suggested.

    `with_keys`: the first nine can be chosen by a digit, and one is always chosen.
    """
    field = form.fields.get("to") if form else None
    targets = getattr(field, "targets", {})
    wanted = form.data.get("to", "") if targets else ""
    if with_keys and wanted not in targets:
        wanted = next(iter(targets), "")
    lines = [
        (group_of(target), line_of(uuid, target, number, wanted, with_keys))
        for number, (uuid, target) in enumerate(targets.items(), 1)
    ]
    labels = {
        RULE: _("By the rules"),
        DUTY: _("By the duty list"),
        PEOPLE: _("People of the grids"),
        UNITS: _("Departments"),
    }
    groups = {label: [line for group, line in lines if group == key] for key, label in labels.items()}
    first = next(iter(targets.values()), None)
    words = suggestion_words(first) if first and first.standing != OTHER else ""
    shown = [(label, found) for label, found in groups.items() if found]
    return [
        {"label": label, "lines": found, "suggestion": "" if number else words}
        for number, (label, found) in enumerate(shown)
    ]


def group_of(target):
    if target.standing == RULED:
        return RULE
    if target.why:
        return DUTY
    return UNITS if target.is_department else PEOPLE


def line_of(uuid, target, number, wanted, with_keys):
    return Line(
        id=uuid,
        name=target.name,
        place=target.place,
        role=target.role,
        open_count=target.open_count,
        why=ground_words(target) if target.rule or target.why else "",
        share=target.record.share,
        key=number if with_keys and number <= WITH_A_KEY else 0,
        chosen=uuid == wanted,
    )
