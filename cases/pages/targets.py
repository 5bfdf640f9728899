"""Whom a case may be given to, in two groups that are read at a glance: people of the grids, departments (pure)."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

WITH_A_KEY = 9


@dataclass(frozen=True)
class Line:
    """One of them. `key` is the digit that chooses it at the desk, 0 for none."""

    id: str
    name: str
    place: str
    role: str
    open_count: int
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
        (target.is_department, line_of(uuid, target, number, wanted, with_keys))
        for number, (uuid, target) in enumerate(targets.items(), 1)
    ]
    groups = {
        _("People of the grids"): [line for is_department, line in lines if not is_department],
        _("Departments"): [line for is_department, line in lines if is_department],
    }
    return [{"label": label, "lines": found} for label, found in groups.items() if found]


def line_of(uuid, target, number, wanted, with_keys):
    return Line(
        id=uuid,
        name=target.name,
        place=target.place,
        role=target.role,
        open_count=target.open_count,
        key=number if with_keys and number <= WITH_A_KEY else 0,
        chosen=uuid == wanted,
    )
