"""What a row of a list says on a page: its faults, its changes, its first cells."""

from django import template

register = template.Library()
FIRST = 4


@register.filter
def faults_of(row, kind):
    """[(column, value, reason, cure)]."""
    cells, found = row.opened_cells, []
    for fault in row.opened_faults:
        column, place = kind.column(fault.column), row.batch.columns.get(fault.column)
        value = cells[place] if place is not None and place < len(cells) else ""
        found.append((column.label if column else "", value, fault.reason_text, fault.cure_text))
    return found


@register.filter
def changes_of(row, kind):
    """[(column, what stands there, what comes)]."""
    cells, places = row.opened_cells, row.batch.columns
    found = []
    for name, old in row.opened_before.items():
        column, place = kind.column(name), places.get(name)
        new = cells[place] if place is not None and place < len(cells) else ""
        found.append((column.label, column.reads.told(old), new))
    return found


@register.filter
def first_cells(row, kind):
    """The first cells of the row that fill a field, in the order of the kind."""
    cells, places = row.opened_cells, row.batch.columns
    known = (places[column.name] for column in kind.columns if column.name in places)
    return " · ".join([cells[place] for place in known if place < len(cells) and cells[place]][:FIRST])
