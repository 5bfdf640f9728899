"""The rows of the registers as pages show them: whose a person reaches, the facts of one, what hangs on it."""

from django.contrib.gis.db.models import PointField
from django.db.models import Q
from django.urls import reverse

from common.fields import EncryptedTextField
from grids.kinds import StationFunction
from grids.models import Building, Compound, Facility, Organisation, Place
from grids.roles import P

MOST = 100  # rows beside one, each kind
ARRAYS = {"functions": StationFunction}


def reached(model, actor):
    """The rows of a register that somebody may read."""
    return model.objects.visible_to(actor.scope)


def facts_of(register, row, actor):
    """[(label, value, the address it leads to)] of what is written, in the order of the form, without what is empty."""
    columns = [row._meta.get_field(name) for name in register.fields if name != "name"]
    shown = [column for column in columns if not isinstance(column, EncryptedTextField | PointField)]
    told = [(column.verbose_name, *said(row, column, actor)) for column in shown]
    return [(label, value, leads) for label, value, leads in told if value not in ("", None, [])]


def said(row, column, actor):
    """(the value in words, the address it leads to or "")."""
    value = getattr(row, column.name)
    if column.is_relation:
        return (str(value), leading(value, actor)) if value else ("", "")
    if column.name in ARRAYS:
        words = [ARRAYS[column.name](word).label for word in value]
        return " · ".join(map(str, words)), ""
    if column.choices:
        return getattr(row, f"get_{column.name}_display")(), ""
    return value, ""


SLUGS = {Compound: "compounds", Building: "buildings", Place: "places", Facility: "facilities"}
SLUGS[Organisation] = "organisations"


def leading(row, actor):
    """The address of another row's page, where the person may open it."""
    return (
        reverse("grids:register_row", args=[SLUGS[type(row)], row.uuid])
        if actor.may(P.GRID_VIEW, row)
        else ""
    )


def beside(row, actor):
    """[(register's slug, rows)] of what hangs on a row and is still there, as far as somebody reaches. A statement
    for each kind."""
    asked = {
        Compound: [(Building, Q(compound=row))],
        Building: [(Place, Q(building=row)), (Organisation, Q(building=row)), (Facility, Q(building=row))],
        Organisation: [
            (Compound, Q(property_company=row) | Q(committee=row)),
            (Place, Q(organisation=row)),
            (Facility, Q(keeper=row)),
        ],
    }
    found = [
        (
            SLUGS[model],
            list(reached(model, actor).filter(hanging, valid_to=None).order_by("name", "pk")[:MOST]),
        )
        for model, hanging in asked.get(type(row), [])
    ]
    return [(slug, rows) for slug, rows in found if rows]
