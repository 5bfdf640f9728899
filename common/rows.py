"""Objects as JSON, and the names of their columns: what a statement needs that writes several tables at once.

PostgreSQL makes rows of the JSON again by the columns of the table itself (`json_populate_recordset`), so the words of
the statement are the same for one row and for ten, and it is prepared once.
"""

import json
from operator import attrgetter

from django.contrib.gis.geos import GEOSGeometry
from django.db import connection, models

from common.prepared import prepared

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
    """The rows of one model. `without` names columns that the statement fills itself, `only` the fields it writes."""

    def __init__(self, model, *, without=(), only=None):
        fields = [field for field in model._meta.concrete_fields if is_written(field, without)]
        if only is not None:
            fields = [field for field in fields if field.name in only]
        self.table = model._meta.db_table
        self.columns = [field.column for field in fields]
        self.read = attrgetter(*(field.attname for field in fields))
        self.asked = {field.column: field for field in fields if not isinstance(field, PLAIN)}

    def names(self, row=""):
        """The columns as a list in SQL, those of the alias `row` if one is said."""
        start = f"{row}." if row else ""
        return ", ".join(f'{start}"{column}"' for column in self.columns)

    def add(self, one):
        """Write one new object by a statement that is prepared, and give it its key."""
        with prepared() as cursor:
            cursor.execute(self.insert, [as_json(self.facts(one))])
            one.pk = cursor.fetchone()[0]
        one._state.adding, one._state.db = False, connection.alias

    @property
    def insert(self):
        return (
            f"insert into {self.table} ({self.names()}) select {self.names('row')}"  # noqa: S608
            f" from json_populate_record(null::{self.table}, %s) row returning id"
        )

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
