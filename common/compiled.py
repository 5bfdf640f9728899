"""A queryset put into SQL once: asked again only its values are new, and its statement is prepared.

For the few questions that are asked hundreds of times a second: the ORM makes the same words of them each time, at more
than the price of the answer. What is asked and what comes of it is still the queryset's and the models' own.
"""

from functools import cached_property

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models.query import get_related_populators

from common.prepared import prepared


def only_one(found):
    """The one object of a list of at most one, or None."""
    return found[0] if found else None


class Compiled:
    """`build(**values)` answers the queryset; `like` is {name: a value of its kind, found nowhere else in it}."""

    def __init__(self, build, like):
        self.build, self.like = build, like

    def __call__(self, **values):
        """The objects for these values, which are of the kinds the database takes (str, int, UUID, …, or None)."""
        return [self.made(row) for row in self.asked(values)]

    def rows(self, **values):
        """The same of a queryset of values(): its dicts."""
        names = self.compiler.query.selected
        return [dict(zip(names, row, strict=True)) for row in self.asked(values)]

    def asked(self, values):
        if self.compiled is None:
            return []
        with prepared() as cursor:
            cursor.execute(self.sql, [values[name] if name else value for name, value in self.params])
            return self.compiler.apply_converters(cursor.fetchall(), self.converters)

    @cached_property
    def compiled(self):
        """(the compiler, the SQL, its values with their names); None where nothing can be found, as with no posts."""
        compiler = self.build(**self.like).query.get_compiler(connection.alias)
        try:
            sql, values = compiler.as_sql()
        except EmptyResultSet:
            return None
        params = [(self.name_of(value), value) for value in values]
        if missing := {*self.like} - {name for name, _value in params}:
            raise LookupError(f"The queryset does not ask for {missing}.")
        return compiler, sql, params

    def name_of(self, value):
        return next(
            (name for name, one in self.like.items() if type(one) is type(value) and one == value), None
        )

    @property
    def compiler(self):
        return self.compiled[0]

    @property
    def sql(self):
        return self.compiled[1]

    @property
    def params(self):
        return self.compiled[2]

    @cached_property
    def converters(self):
        return self.compiler.get_converters([column[0] for column in self.compiler.select])

    @cached_property
    def shape(self):
        """(the model, its columns' place in a row, their names, what fills the related ones)."""
        info, select = self.compiler.klass_info, self.compiler.select
        own = slice(info["select_fields"][0], info["select_fields"][-1] + 1)
        names = [column[0].target.attname for column in select[own]]
        return info["model"], own, names, get_related_populators(info, select, connection.alias)

    def made(self, row):
        """The model's object out of one row, with its related objects and its annotations."""
        model, own, names, related = self.shape
        found = model.from_db(connection.alias, names, row[own])
        for populator in related:
            populator.populate(row, found)
        for name, place in self.compiler.annotation_col_map.items():
            setattr(found, name, row[place])
        return found
