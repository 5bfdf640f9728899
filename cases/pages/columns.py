"""The columns a list of the desk may have: which fields each reads, what it says in a file or copied (pure)."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.timezone import localtime
from django.utils.translation import gettext_lazy as _

from cases.enums import Source, State, Urgency
from cases.models.category import in_language

BETWEEN = "."


@dataclass(frozen=True)
class Column:
    """One column: `fields` of the case it reads, `text(row)` what it says."""

    key: str
    label: str
    fields: tuple
    text: Callable


def clock(at):
    return f"{localtime(at):%Y-%m-%d %H:%M}" if at else ""


def label_of(choices, name):
    labels = {choice.value: choice.label for choice in choices}
    return lambda one: str(labels[getattr(one, name)])


COLUMNS = (
    Column("number", _("Case number"), ("number",), lambda one: one.number),
    Column(
        "kind",
        _("Category"),
        ("category__leaf", "category__leaf_en"),
        lambda one: in_language(one.category__leaf, one.category__leaf_en),
    ),
    Column("address", _("Address"), ("address",), lambda one: one.address),
    Column("grid", _("Grid"), ("grid__name",), lambda one: one.grid__name or ""),
    Column("source", _("Source"), ("source",), label_of(Source, "source")),
    Column("term", _("Term"), ("due_at",), lambda one: clock(one.due_at)),
    Column("state", _("State"), ("state",), label_of(State, "state")),
    Column(
        "who",
        _("Handled by"),
        ("handler_post__officer__name", "handler_department__name"),
        lambda one: one.handler_post__officer__name or one.handler_department__name or "",
    ),
    Column("reported", _("Reported"), ("reported_at",), lambda one: clock(one.reported_at)),
    Column("urgency", _("Urgency"), ("urgency",), label_of(Urgency, "urgency")),
    Column("community", _("Community"), ("total__name",), lambda one: one.total__name or ""),
    Column(
        "group",
        _("group"),
        ("category__top", "category__top_en"),
        lambda one: in_language(one.category__top, one.category__top_en),
    ),
    Column(
        "returned",
        _("Times returned"),
        ("declined_count", "sent_back_count"),
        lambda one: str(one.declined_count + one.sent_back_count),
    ),
)
BY_KEY = {column.key: column for column in COLUMNS}
FIRST = ("number", "kind", "address", "grid", "source", "term")


def columns_of(said):
    """The Columns that "number.kind.term" names, the number always first; the usual ones where it names none."""
    named = [key for key in dict.fromkeys(said.split(BETWEEN)) if key in BY_KEY]
    keys = dict.fromkeys(["number", *named]) if named else FIRST
    return tuple(BY_KEY[key] for key in keys)


def said_of(columns):
    """What `columns_of` reads; "" for the usual ones."""
    keys = tuple(column.key for column in columns)
    return "" if keys == FIRST else BETWEEN.join(keys)


def fields_of(columns):
    return tuple(dict.fromkeys(field for column in columns for field in column.fields))
