"""Lists in pages by cursor: no count, no offset, no row twice or left out while others are written.

The cursor is signed and says the order and the last row's place in it. Rows of the same moment are told apart by
`unique`; where the ordering column may be empty, the empty ones come last.
"""

from datetime import datetime

from django.core import signing
from django.db.models import F, Q
from django.utils.translation import gettext as _
from rest_framework.exceptions import ValidationError
from rest_framework.pagination import BasePagination
from rest_framework.response import Response
from rest_framework.utils.urls import replace_query_param

SALT = "api.cursor"


class KeysetPages(BasePagination):
    usual, most = 50, 200
    orders = ()  # what `order` may say, the first one unless asked otherwise: ("-reported_at", "due_at")
    unique = "pk"

    @property
    def names(self):
        """The query parameters that are the page's."""
        return {"cursor", "page_size"} | ({"order"} if len(self.orders) > 1 else set())

    def paginate_queryset(self, queryset, request, view=None):
        self.request, self.size = request, self.size_of(request)
        self.order = self.order_of(request)
        self.may_be_empty = queryset.model._meta.get_field(self.column).null
        backwards, place = False, None
        if given := request.query_params.get("cursor"):
            backwards, place = self.opened(given)
            queryset = queryset.filter(self.beyond(place, backwards=backwards))
        rows = list(queryset.order_by(*self.ordering(backwards=backwards))[: self.size + 1])
        more, self.rows = len(rows) > self.size, rows[: self.size]
        if backwards:
            self.rows.reverse()
        self.has_next, self.has_previous = (True, more) if backwards else (more, place is not None)
        return self.rows

    def size_of(self, request):
        said = request.query_params.get("page_size", str(self.usual))
        if not (said.isascii() and said.isdecimal() and int(said[:9])):
            raise ValidationError({"page_size": [_("This value does not fit.")]})
        return min(int(said[:9]), self.most)

    def order_of(self, request):
        order = request.query_params.get("order", self.orders[0])
        if order not in self.orders:
            raise ValidationError({"order": [_("This value does not fit.")]})
        return order

    @property
    def column(self):
        return self.order.removeprefix("-")

    @property
    def falls(self):
        return self.order.startswith("-")

    def ordering(self, *, backwards):
        """Both columns in the same direction; the empty values stay at the far end."""
        falls, column = self.falls != backwards, F(self.column)
        empty = {"nulls_first": True} if backwards else {"nulls_last": True}
        if not self.may_be_empty:
            empty = {}  # the index has no opinion on where empty ones would be
        return [
            column.desc(**empty) if falls else column.asc(**empty),
            f"-{self.unique}" if falls else self.unique,
        ]

    def beyond(self, place, *, backwards):
        """The rows after a place, in the direction of reading."""
        value, unique = place
        side = "lt" if self.falls != backwards else "gt"
        tied = Q(**{f"{self.unique}__{side}": unique})
        if value is None:
            empty = Q(**{f"{self.column}__isnull": True}) & tied
            return empty | Q(**{f"{self.column}__isnull": False}) if backwards else empty
        further = Q(**{f"{self.column}__{side}": value}) | Q(**{self.column: value}) & tied
        # Said once more as one range, which an index can walk.
        reach = Q(**{f"{self.column}__{side}e": value}) & further
        with_empty = self.may_be_empty and not backwards
        return reach | Q(**{f"{self.column}__isnull": True}) if with_empty else reach

    def opened(self, given):
        """(backwards, (value, unique)) of a cursor of this order; 400 for any other."""
        try:
            order, backwards, value, unique = signing.loads(given, salt=SALT)
        except (signing.BadSignature, ValueError) as error:
            raise ValidationError({"cursor": [_("This value does not fit.")]}) from error
        if order != self.order:
            raise ValidationError({"cursor": [_("This cursor belongs to another order.")]})
        return bool(backwards), (read(value), unique)

    def link(self, row, *, backwards):
        place = [self.order, int(backwards), said(getattr(row, self.column)), str(getattr(row, self.unique))]
        cursor = signing.dumps(place, salt=SALT)
        return replace_query_param(self.request.build_absolute_uri(), "cursor", cursor)

    def get_paginated_response(self, data):
        after = self.link(self.rows[-1], backwards=False) if self.rows and self.has_next else None
        before = self.link(self.rows[0], backwards=True) if self.rows and self.has_previous else None
        return Response({"next": after, "previous": before, "results": data})

    def get_paginated_response_schema(self, schema):
        link = {"type": ["string", "null"], "format": "uri"}
        return {
            "type": "object",
            "required": ["next", "previous", "results"],
            "properties": {"next": link, "previous": link, "results": schema},
        }

    def get_schema_operation_parameters(self, view):
        size = {"type": "integer", "minimum": 1, "maximum": self.most, "default": self.usual}
        found = [
            {"name": "cursor", "in": "query", "schema": {"type": "string"}},
            {"name": "page_size", "in": "query", "schema": size},
        ]
        if len(self.orders) > 1:
            order = {"type": "string", "enum": list(self.orders), "default": self.orders[0]}
            found.append({"name": "order", "in": "query", "schema": order})
        return found


def said(value):
    """A value as a cursor carries it: a moment by its name, anything else as text."""
    if isinstance(value, datetime):
        return ["at", value.isoformat()]
    return value if value is None else ["is", str(value)]


def read(value):
    if value is None:
        return None
    kind, text = value
    return datetime.fromisoformat(text) if kind == "at" else text
