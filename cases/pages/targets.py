"""Whom a case may be given to, in groups read at a glance: whose duty it is, people of grids, departments (pure)."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

WITH_A_KEY = 9
DUTY, PEOPLE, UNITS = "duty", "people", "units"


@dataclass(frozen=True)
class Line:
    """One of them. `key` is the digit that chooses it at the desk, 0 for none."""

    id: str
    name: str
    place: str
    role: str
    open_count: int
    why: str
    key: int
    chosen: bool


def groups_of(form, *, with_keys=False):
    """[{label, lines}] of a form's targets, the nearest first; [] where the form asks for nobody.

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
    labels = {DUTY: _("By the duty list"), PEOPLE: _("People of the grids"), UNITS: _("Departments")}
    groups = {label: [line for group, line in lines if group == key] for key, label in labels.items()}
    return [{"label": label, "lines": found} for label, found in groups.items() if found]


def group_of(target):
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
        why=target.why,
        key=number if with_keys and number <= WITH_A_KEY else 0,
        chosen=uuid == wanted,
    )
