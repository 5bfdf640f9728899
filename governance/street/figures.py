"""One figure of a street's front page: what is counted, and how each of the counted is shown in its list (S4-18)."""

from collections.abc import Callable
from dataclasses import dataclass

from django.urls import reverse

from grids.roles import P


@dataclass(frozen=True)
class Line:
    """One of those that were counted, as the list shows it; without a url there is no page of it."""

    title: str
    more: str = ""
    url: str = ""


@dataclass(frozen=True)
class Asked:
    """Of which street, on which day, at which moment."""

    street: object
    on: object
    at: object


@dataclass(frozen=True)
class Figure:
    """A count and the list of what it counts: one query says both.

    `sees`: the permission without which neither is shown; `calls`: whether anything but 0 asks somebody to act.
    """

    key: str
    label: str
    rows: Callable
    show: Callable
    order: tuple = ("pk",)
    sees: P = P.GRID_VIEW
    calls: bool = False


@dataclass(frozen=True)
class Block:
    """One of the five: its name, what it is about, its figures, and what is not kept yet."""

    key: str
    label: str
    about: str
    figures: tuple
    not_kept: tuple = ()


def of_grid(grid):
    unit = grid.responsible_unit
    return Line(grid.name, f"{grid.code} · {unit}" if unit else grid.code, address("grids:grid", grid.code))


def of_post(post):
    return Line(post.officer.name, f"{post.title} · {post.grid.name}", address("grids:grid", post.grid.code))


def of_kept(slug):
    """A row of one of the registers."""
    return lambda row: Line(row.name, row.grid.name, address("grids:register_row", slug, row.uuid))


def of_pilot(pilot):
    return Line(pilot.title, f"{pilot.grid.name} · {pilot.aim}", address("grids:pilot", pilot.uuid))


def of_list(duty_list):
    open_to_all = duty_list.is_public
    url = address("cases:duty_list", duty_list.uuid) if open_to_all else ""
    return Line(duty_list.title, str(duty_list.get_kind_display()), url)


def of_appointment(one):
    more = f"{one.position.label} · {one.grid.name} · {one.get_state_display()}"
    return Line(one.name, more, address("grids:appointment", one.uuid))


def of_absence(absence):
    deputy = absence.deputy.name if absence.deputy else "–"
    return Line(absence.officer.name, f"{absence.starts_on} – {absence.until} · {deputy}")


def of_exception(one):
    return Line(f"{one.department.name} · {one.category.name}", f"{one.reason} · {one.until}")


def of_case(case):
    more = f"{case.number} · {case.address} · {case.get_state_display()}"
    return Line(case.category.name, more, address("cases:case", case.number))


def of_turn(turn):
    until = f"{turn.ends_at.astimezone():%m-%d %H:%M}"
    return Line(turn.officer.name, f"{turn.grid.name} · {until}", address("grids:grid", turn.grid.code))


def of_notice(notice):
    more = f"{notice.grid.name} · {notice.get_topic_display()}"
    return Line(notice.title, more, address("grids:notice", notice.uuid))


def address(name, *args):
    return reverse(name, args=args)
