"""How complete the grids or places of a list are (domain.md S3-20): item by item, part by part, and what is missing."""

from django.db.models import Count, IntegerField, OuterRef, Subquery
from django.db.models.functions import Coalesce

from grids.models import Grid, Place
from party.coverage import Rate
from party.enums import EntryState
from party.models import ChecklistEntry

ANY = "any"


def column_of(checklist):
    """The column of an entry that names what the list asks."""
    return "grid" if checklist.grids else "place"


def subjects_of(checklist, grid, on):
    """The grids or places in a grid that a list asks its items of, on a day; each with how many are there."""
    if checklist.grids:
        rows = Grid.objects.current(on).under(grid).filter(tier=checklist.grids).defer("boundary")
    else:
        rows = Place.objects.filter(kind=checklist.places, valid_to=None).under(grid).select_related("grid")
        rows = rows.defer("grid__boundary")
    return rows.annotate(there=there_of(checklist))


def there_of(checklist):
    column = column_of(checklist)
    found = entries_of(checklist).filter(state=EntryState.THERE, **{column: OuterRef("pk")})
    counted = found.order_by().values(column).annotate(count=Count("pk")).values("count")
    return Coalesce(Subquery(counted, output_field=IntegerField()), 0)


def entries_of(checklist):
    return ChecklistEntry.objects.filter(checklist=checklist.word, item__in=checklist.words)


def lacking(subjects, checklist, item):
    """Those of the subjects where an item is not there, or (ANY) where anything is not: missing, or not looked at."""
    if item == ANY:
        return subjects.filter(there__lt=len(checklist.items))
    there = entries_of(checklist).filter(item=item, state=EntryState.THERE)
    return subjects.exclude(pk__in=there.exclude(**{column_of(checklist): None}).values(column_of(checklist)))


def rate_of_list(checklist, grid, on):
    """The Rate of all items of all grids or places in a grid. One statement."""
    told = list(subjects_of(checklist, grid, on).order_by().values_list("there", flat=True))
    return Rate(len(told) * len(checklist.items), sum(told))


def items_in(checklist, grid, on):
    """[(Item, Rate)] over the grids or places in a grid. Two statements."""
    inside = subjects_of(checklist, grid, on).order_by()
    column, total = column_of(checklist), inside.count()
    there = entries_of(checklist).filter(state=EntryState.THERE, **{f"{column}__in": inside.values("pk")})
    counted = dict(there.order_by().values_list("item").annotate(count=Count("pk")))
    return [(item, Rate(total, counted.get(item.word, 0))) for item in checklist.items]


def parts_of(checklist, grid, on):
    """[(Grid, Rate)] of what stands right under a grid. Two statements."""
    children = list(grid.get_children().current(on).defer("boundary").order_by("code"))
    level = next((child.own_level for child in children if child.own_level != "grid_id"), None)
    if level is None or grid.tier == checklist.grids:
        return []
    found = {child.pk: [] for child in children}
    for pk, there in subjects_of(checklist, grid, on).order_by().values_list(level, "there"):
        if pk in found:
            found[pk].append(there)
    each = len(checklist.items)
    rates = [(child, Rate(len(found[child.pk]) * each, sum(found[child.pk]))) for child in children]
    return [(child, rate) for child, rate in rates if rate.total]


def missing_of(checklist, rows):
    """[(subject, [(Item, ChecklistEntry or None)] of what is not there)] for the rows of a page. One statement."""
    column = column_of(checklist)
    entries = entries_of(checklist).filter(**{f"{column}__in": [row.pk for row in rows]})
    found = {(getattr(entry, f"{column}_id"), entry.item): entry for entry in entries}
    return [
        (
            row,
            [
                (item, found.get((row.pk, item.word)))
                for item in checklist.items
                if not is_there(found.get((row.pk, item.word)))
            ],
        )
        for row in rows
    ]


def is_there(entry):
    return entry is not None and entry.state == EntryState.THERE
