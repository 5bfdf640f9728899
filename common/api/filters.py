"""Filters that are named or refused: `filtered` never hands a caller's word to the ORM as a field's name."""

from uuid import UUID

from django.utils.dateparse import parse_datetime
from django.utils.timezone import is_aware
from django.utils.translation import gettext as _
from drf_spectacular.utils import OpenApiParameter
from rest_framework.exceptions import ValidationError

LONGEST = 200


def filtered(rows, request, filters, pages=()):
    """The rows by the filters asked for. `filters`: {name: function(rows, value)}, raising ValueError for a value that
    does not fit; `pages`: the names that belong to the page. ValidationError (400) for any other name.
    """
    unknown = set(request.query_params) - set(filters) - set(pages)
    if unknown:
        raise ValidationError({name: [_("There is no such filter.")] for name in sorted(unknown)})
    for name, narrow in filters.items():
        if name in request.query_params:
            rows = one_filter(rows, name, ",".join(request.query_params.getlist(name)), narrow)
    return rows


def one_filter(rows, name, value, narrow):
    try:
        if "\x00" in value or len(value) > LONGEST:
            raise ValueError(value)
        return narrow(rows, value)
    except ValueError as error:
        raise ValidationError({name: [_("This value does not fit.")]}) from error


def changed_since(rows, value):
    """What changed at or after a moment: for keeping a copy up to date."""
    return rows.filter(changed_at__gte=moment(value))


def moment(value):
    """ISO 8601 with an offset; a plus in an address arrives as a space."""
    found = parse_datetime(value.strip().replace(" ", "+"))
    if found is None or not is_aware(found):
        raise ValueError(value)
    return found


def one_of(choices):
    """A reader of a value that has to be one of these words."""

    def read(value):
        if value not in choices:
            raise ValueError(value)
        return value

    return read


def some_of(choices):
    """A reader of one or several of these words, with commas between."""
    read = one_of(choices)
    return lambda value: [read(word) for word in value.split(",")]


def yes_or_no(value):
    return {"true": True, "1": True, "false": False, "0": False}[one_of({"true", "1", "false", "0"})(value)]


def uuid_of(value):
    return UUID(value)


def parameters(filters):
    """The filters as OpenAPI parameters; each one's description is its function's docstring."""
    return [
        OpenApiParameter(name, str, description=(narrow.__doc__ or "").strip())
        for name, narrow in filters.items()
    ]
