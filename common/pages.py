"""Pages of a list by keyset: the cursor is the last row's place in the order, never an offset, and nothing is counted.

A list of five million rows turns its thousandth page as fast as its first, and rows that arrive meanwhile
neither repeat nor skip one. The order must end in a unique field. Empty values sort as PostgreSQL sorts them:
last going up, first going down.
"""

import base64
import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import reduce

from django.db.models import Q, QuerySet
from django.http import Http404

SIZE = 50


class BadCursor(Http404):
    """The cursor was not made by this list; to a person it is a page that does not exist."""


@dataclass(frozen=True)
class Page:
    """A page of rows with the cursors of its neighbours (None at either end)."""

    rows: list
    next: str | None
    previous: str | None

    def __iter__(self):
        return iter(self.rows)

    def __len__(self):
        return len(self.rows)


def page(queryset: QuerySet, *, order: Sequence[str], cursor: str | None = None, size: int = SIZE) -> Page:
    """One page of `queryset` in `order` (`("-reported_at", "pk")`), after or before `cursor`: one query, no count.

    Raises BadCursor for a cursor that this order did not write.
    """
    backwards, place = _read(cursor, queryset, order) if cursor else (False, None)
    keys = [_flipped(key) for key in order] if backwards else list(order)
    wanted = queryset.order_by(*keys)
    if place is not None:
        wanted = wanted.filter(_beyond(queryset, keys, place))
    rows = list(wanted[: size + 1])
    more, rows = len(rows) > size, rows[:size]
    if backwards:
        rows.reverse()
    after = bool(rows) and (more if not backwards else True)
    before = bool(rows) and (more if backwards else place is not None)
    return Page(
        rows=rows,
        next=_write("n", rows[-1], order) if after else None,
        previous=_write("p", rows[0], order) if before else None,
    )


def _flipped(key: str) -> str:
    return key[1:] if key.startswith("-") else f"-{key}"


def _beyond(queryset: QuerySet, keys: Sequence[str], place: Sequence) -> Q:
    """The rows after `place` in the order of `keys`."""
    rungs, tied = [], Q()
    for key, value in zip(keys, place, strict=True):
        rungs.append(tied & _past(queryset, key, value))
        name = key.lstrip("-")
        tied &= Q(**{f"{name}__isnull": True}) if value is None else Q(**{name: value})
    return _bound(queryset, keys[0], place[0]) & reduce(Q.__or__, rungs)


def _past(queryset: QuerySet, key: str, value) -> Q:
    name, falling = key.lstrip("-"), key.startswith("-")
    if value is None:
        return Q(**{f"{name}__isnull": False}) if falling else Q(pk__in=[])
    if falling:
        return Q(**{f"{name}__lt": value})
    return Q(**{f"{name}__gt": value}) | _empty(queryset, name)


def _bound(queryset: QuerySet, key: str, value) -> Q:
    """The leading field once more, as a plain range, so that an index on the order is entered at the right place."""
    name, falling = key.lstrip("-"), key.startswith("-")
    if value is None:
        return Q()
    return Q(**{f"{name}__lte": value}) if falling else Q(**{f"{name}__gte": value}) | _empty(queryset, name)


def _empty(queryset: QuerySet, name: str) -> Q:
    return Q(**{f"{name}__isnull": True}) if _field(queryset, name).null else Q()


def _write(direction: str, row, order: Sequence[str]) -> str:
    values = [reduce(getattr, key.lstrip("-").split("__"), row) for key in order]
    plain = [value.isoformat() if hasattr(value, "isoformat") else value for value in values]
    return (
        base64.urlsafe_b64encode(json.dumps([direction, *plain], default=str).encode()).decode().rstrip("=")
    )


def _read(cursor: str, queryset: QuerySet, order: Sequence[str]) -> tuple[bool, list]:
    try:
        direction, *plain = json.loads(base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
        values = [
            None if value is None else _field(queryset, key).to_python(value)
            for key, value in zip(order, plain, strict=True)
        ]
        if direction not in ("n", "p"):
            raise ValueError(direction)
    except (
        Exception
    ) as fault:  # whatever a stranger typed there, from broken base64 to a field's own complaint
        raise BadCursor("no such page") from fault
    return direction == "p", values


def _field(queryset: QuerySet, key: str):
    name = key.lstrip("-")
    if name in queryset.query.annotations:
        return queryset.query.annotations[name].output_field
    model, field = queryset.model, None
    for step in name.split("__"):
        field = model._meta.pk if step == "pk" else model._meta.get_field(step)
        model = field.related_model
    return field
