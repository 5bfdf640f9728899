"""What every list of the API has in common: pages by cursor, and filters that are named or refused."""

from django.utils.dateparse import parse_datetime
from django.utils.timezone import is_aware
from django.utils.translation import gettext as _
from rest_framework.exceptions import ValidationError
from rest_framework.pagination import CursorPagination

ALWAYS = {"cursor", "page_size", "changed_since"}


class CursorPages(CursorPagination):
    page_size = 50
    page_size_query_param = "page_size"
    max_page_size = 200
    ordering = "id"


def filtered(rows, request, filters):
    """The rows by the filters asked for. `filters`: {name: function(rows, value)}; ValidationError for any other."""
    filters = {"changed_since": changed_since} | filters
    unknown = set(request.query_params) - set(filters) - ALWAYS
    if unknown:
        raise ValidationError({name: [_("There is no such filter.")] for name in sorted(unknown)})
    for name, narrow in filters.items():
        if name in request.query_params:
            rows = one_filter(rows, name, request.query_params[name], narrow)
    return rows


def one_filter(rows, name, value, narrow):
    try:
        return narrow(rows, value)
    except ValueError as error:
        raise ValidationError({name: [_("This value does not fit.")]}) from error


def changed_since(rows, value):
    moment = parse_datetime(value.replace(" ", "+"))  # a plus in an address arrives as a space
    if moment is None or not is_aware(moment):
        raise ValueError(value)
    return rows.filter(changed_at__gte=moment)


def one_of(choices):
    """A filter's value that has to be one of these words."""

    def check(value):
        if value not in choices:
            raise ValueError(value)
        return value

    return check


def yes_or_no(value):
    return {"true": True, "1": True, "false": False, "0": False}[one_of({"true", "1", "false", "0"})(value)]
