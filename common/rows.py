"""Objects as JSON, and the names of their columns: what a statement needs that writes several tables at once.

PostgreSQL makes rows of the JSON again by the columns of the table itself (`json_populate_recordset`), so the words of
the statement are the same for one row and for ten, and it is prepared once.
"""

import json
from operator import attrgetter

from django.contrib.gis.geos import GEOSGeometry
from django.db import models

# What goes into JSON as the object has it; any other field is asked for its value as for a save.
PLAIN = (
    models.BinaryField,
    models.BooleanField,
    models.CharField,
    models.DateTimeField,
    models.DecimalField,
    models.ForeignKey,
    models.IntegerField,
    models.JSONField,
    models.TextField,
    models.UUIDField,
)


class Rows:
    """The rows of one model. `without` names columns that the statement fills itself."""

    def __init__(self, model, *, without=()):
        fields = [field for field in model._meta.concrete_fields if is_written(field, without)]
        self.columns = [field.column for field in fields]
        self.read = attrgetter(*(field.attname for field in fields))
        self.asked = {field.column: field for field in fields if not isinstance(field, PLAIN)}

    def names(self, row=""):
        """The columns as a list in SQL, those of the alias `row` if one is said."""
        start = f"{row}." if row else ""
        return ", ".join(f'{start}"{column}"' for column in self.columns)

    def facts(self, one):
        """An object as {column: value}."""
        found = dict(zip(self.columns, self.read(one), strict=True))
        for column, field in self.asked.items():
            found[column] = field.get_prep_value(field.pre_save(one, True))
        return found


def is_written(field, without):
    return not isinstance(field, models.AutoField | models.BigAutoField) and field.column not in without


def as_json(facts):
    """Facts of one object or of several in the words by which PostgreSQL reads each kind of column."""
    return json.dumps(facts, default=word_for, ensure_ascii=False)


def word_for(value):
    if isinstance(value, bytes | memoryview):
        return f"\\x{bytes(value).hex()}"
    if isinstance(value, GEOSGeometry):
        return value.hexewkb.decode()
    return value.isoformat() if hasattr(value, "isoformat") else str(value)
