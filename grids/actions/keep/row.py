"""Writing one row of a register: where it lies, what is said of it, that somebody has looked."""

from django.core.exceptions import ValidationError
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from common.errors import Refused
from common.pinyin import initials
from grids.actions.authority import require
from grids.models import Building, Grid
from grids.places import locate
from grids.roles import P

OF_THE_ROW = frozenset({"district", "street", "total", "general", "grid", "uuid", "valid_to"})


def fresh(model, row):
    """A row as its lock shows it, or a new one."""
    if row is None:
        known = {field.attname: field.db_default for field in model._meta.fields if field.has_db_default()}
        return model(**known)
    row = model._base_manager.select_for_update(of=["self"]).get(pk=row.pk)
    if row.valid_to is not None:
        raise Refused(_("This has ended. It is only read any more."))
    return row


def describe(row, facts):
    """Put the facts on a row. Refused for what does not fit its column, in the column's own words."""
    for name, value in facts.items():
        if name in OF_THE_ROW or row._meta.get_field(name) is None:
            raise TypeError(f"{name} is not said here")
        setattr(row, name, clean(value))
    row.initials = initials(row.name)
    if not row.name:
        raise Refused(_("Give it a name."))
    complain(row, facts)


def clean(value):
    """Text without the signs nobody sees, and without blanks around it."""
    if not isinstance(value, str):
        return value
    return "".join(sign for sign in value if sign.isprintable() or sign == "\n").strip()


def complain(row, facts):
    """Refuse with the first of the row's complaints, named for the column."""
    known = {field.name for field in row._meta.fields} - set(facts)
    try:
        row.clean_fields(exclude=known)
    except ValidationError as wrong:
        name, (complaint, *_rest) = next(iter(wrong.message_dict.items()))
        label = row._meta.get_field(name).verbose_name
        raise Refused(_("%(field)s: %(complaint)s") % {"field": label, "complaint": complaint}) from None


def settle(row, *, grid, by, at):
    """Where a row lies: where its building stands, else in the grid that was said, else where its point is.

    The actor needs P.REGISTER_KEEP there, and where it lay before.
    """
    if row.pk:
        require(by, P.REGISTER_KEEP, row)
    home = home_of(row, grid)
    if home is None and row.grid_id is None:
        raise Refused(_("Say where it is: choose a building or a grid."))
    if home is not None and home.pk != row.grid_id:
        require(by, P.REGISTER_KEEP, home)
        if not home.is_current(localdate(at)):
            raise Refused(_("This grid is not in force."))
        row.place_at(home)


def home_of(row, grid):
    building = getattr(row, "building", None)
    if isinstance(building, Building):
        if building.valid_to is not None:
            raise Refused(_("This building has ended."))
        return building.grid
    if grid is not None:
        return Grid.objects.get(pk=grid.pk)
    return locate(*row.point.coords) if row.point and row.grid_id is None else None


def sign(row, *, by, at):
    """Who wrote it, when; whoever writes has looked. An installation or an import has not."""
    row.changed_at = at
    if any(field.name == "changed_by" for field in row._meta.fields):
        row.changed_by = by.officer
    if by.is_officer:
        row.verified_on, row.verified_by = localdate(at), by.officer


def beside(row, of, name):
    """Refuse what is of another street: `of` is a row this one points to."""
    if of is not None and of.street_id != row.street_id:
        raise Refused(_("%(name)s belongs to another street.") % {"name": name})
    if of is not None and of.valid_to is not None:
        raise Refused(_("%(name)s has ended.") % {"name": name})
