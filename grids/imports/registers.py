"""Import and export of the registers of a grid (six elements): one small description each, written by keep_*."""

from django.db import transaction
from django.db.models import F, Q
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from common.errors import Refused
from grids.actions.keep.end import end_row
from grids.enums import RowState
from grids.imports.columns import Column
from grids.imports.faults import REFUSAL
from grids.imports.kinds import Kind
from grids.imports.values import Code
from grids.models import Grid
from grids.querysets.kept import HEAVY
from grids.roles import P

NO_GRID = (
    gettext_noop("None of your grids has this code."),
    gettext_noop("Copy the code from the list of grids."),
)
GRID = Column(
    "grid",
    _("Grid code"),
    Code(lengths=(15, 18)),
    names=("网格编码", "网格代码", "网格编号", "所属网格", "所在网格", "网格"),
    required=True,
    example="110101001001001001",
    hint=_("The code of the grid it lies in. A building may be said instead."),
)
BUILDING = Column(
    "building",
    _("Building code"),
    Code(lengths=(17,)),
    names=("楼栋编码", "楼栋代码", "所在楼栋", "门牌编码"),
    hint=_("The 17 digits of the building it stands in. It lies where the building lies."),
)


class Register(Kind):
    """A register: `model`, `keep` (its action), `owns` (the column of an own number, by which a row is known again).

    Without such a number a row is known by its name in its grid. An empty cell changes nothing.
    """

    permission, sees = P.REGISTER_KEEP, P.GRID_VIEW
    model = keep = owns = None
    end = staticmethod(end_row)
    links = {}  # field: (model, its column that the cell says)
    key = ("grid", "name")

    def beside(self):
        """What is fetched with each row besides."""
        return ()

    def look(self, lines, *, by, on):
        grids = self.grids_of(lines, by, on)
        linked = {name: self.linked(name, lines, by, on) for name in self.links}
        for line in lines:
            self.place(line, grids, linked)
        lines = [line for line in lines if not line.faults]
        known = self.known(lines, by, on)
        for line in lines:
            self.compare(line, known)

    def grids_of(self, lines, by, on):
        codes = {line.values["grid"] for line in lines if "grid" in line.values}
        mine = Grid.objects.within(by.scope, self.permission).current(on).filter(code__in=codes)
        return {grid.code: grid for grid in mine.defer("boundary")}

    def linked(self, name, lines, by, on):
        """{what the cell says: row} of another register, of those the person sees."""
        model, column = self.links[name]
        said = {line.values[name] for line in lines if name in line.values}
        rows = model.objects.within(by.scope, self.sees).current(on).filter(**{f"{column}__in": said})
        rows = rows.select_related("grid").defer("grid__boundary")
        return {(row.street_id, getattr(row, column)): row for row in rows}

    def place(self, line, grids, linked):
        grid = grids.get(line.values.get("grid"))
        if "grid" in line.values and grid is None:
            line.wrong("grid", *NO_GRID)
            return
        line.found["grid"] = grid
        for name, rows in linked.items():
            said = line.values.get(name)
            row = rows.get((grid and grid.street_id, said))
            if said and row is None:
                line.wrong(
                    name,
                    gettext_noop("There is none of this name or number in that street."),
                    gettext_noop("Enter it first, or leave the cell empty."),
                )
            line.found[name] = row

    def known(self, lines, by, on):
        """{what a line is known by: row of the base} among those the person may write."""
        mine = self.model.objects.within(by.scope, self.permission).current(on)
        names, grids = {line.values.get("name") for line in lines}, {line.found["grid"].pk for line in lines}
        wanted = Q(name__in=names, grid__in=grids)
        if self.owns:
            wanted |= Q(**{f"{self.owns}__in": {line.values.get(self.owns) or "-" for line in lines}})
        rows = mine.filter(wanted).select_related("grid", *self.links).defer(*HEAVY[:1])
        rows = rows.prefetch_related(*self.beside())
        found = {}
        for row in rows:
            found[("name", row.grid_id, row.name)] = row
            if self.owns and getattr(row, self.owns):
                found[("own", row.street_id, getattr(row, self.owns))] = row
        return found

    def compare(self, line, known):
        """NEW, CHANGED or SAME."""
        grid = line.found["grid"]
        row = known.get(("own", grid.street_id, line.values.get(self.owns))) if self.owns else None
        if row is None and not (self.owns and line.values.get(self.owns)):
            row = known.get(("name", grid.pk, line.values.get("name")))
        line.target = row
        if row is None:
            line.state = RowState.NEW
            return
        line.subject = row.uuid
        before = self.texts(row)
        changed = {
            column.name: before[column.name]
            for column in self.columns
            if column.name in line.values and self.said(column, line) != before[column.name]
        }
        line.before = changed or None
        line.state = RowState.CHANGED if changed else RowState.SAME

    def said(self, column, line):
        return column.reads.kept(line.values[column.name])

    def facts(self, line, names):
        """The facts of an action for these fields; links are rows."""
        given = {name: line.found[name] if name in self.links else line.values[name] for name in names}
        return {name: value for name, value in given.items() if name != "grid"}

    def write(self, lines, *, by, at):
        for line in lines:
            names = list(line.before or {}) if line.state == RowState.CHANGED else list(line.values)
            try:
                with transaction.atomic():
                    row = self.keep(
                        line.target, grid=line.found["grid"], facts=self.facts(line, names), by=by, at=at
                    )
            except Refused as refusal:
                line.wrong("", REFUSAL, refusal=str(refusal))
                continue
            line.subject = row.uuid
            texts = self.texts(row)
            line.after = {name: texts[name] for name in names}

    def take_back(self, rows, *, by, at):
        subjects = {row.subject: row for row in rows}
        found = self.model.objects.within(by.scope, self.permission).filter(uuid__in=subjects)
        found = {row.uuid: row for row in found.select_related("grid", *self.links).defer(*HEAVY[:1])}
        stayed = {}
        for uuid, row in subjects.items():
            why = self.undo(row, found.get(uuid), by=by, at=at)
            if why:
                stayed[row.number] = why
        return stayed

    def undo(self, row, target, *, by, at):
        """Put one row back as it was; why not, where somebody has changed it since."""
        if target is None or target.valid_to is not None:
            return str(_("It has ended meanwhile, or is no longer yours."))
        now_is = self.texts(target)
        if any(now_is[name] != text for name, text in row.after_facts.items()):
            return str(_("Somebody has changed it since."))
        try:
            with transaction.atomic():
                if row.state == RowState.ADDED:
                    self.end(target, on=localdate(at), by=by, at=at)
                else:
                    self.restore(target, row.before_facts, by=by, at=at)
        except Refused as refusal:
            return str(refusal)
        return ""

    def restore(self, target, before, *, by, at):
        facts = {name: self.reread(name, text, target) for name, text in before.items() if name != "grid"}
        grid = Grid.objects.filter(code=before["grid"]).order_by("pk").first() if "grid" in before else None
        self.keep(target, grid=grid, facts=facts, by=by, at=at)

    def reread(self, name, text, target):
        if name in self.links:
            model, column = self.links[name]
            rows = (
                model.objects.filter(street=target.street_id, **{column: text})
                if text
                else model.objects.none()
            )
            return rows.order_by(F("valid_to").desc(nulls_first=True), "pk").first()
        if not text:
            return empty_of(self.model._meta.get_field(name))
        return self.column(name).reads.value(text)

    def texts(self, row):
        """A row of the base as {field: text}, as its cells would say it."""
        return {column.name: self.text_of(row, column) for column in self.columns}

    def text_of(self, row, column):
        value = getattr(row, column.name)
        if column.name == "grid":
            return value.code
        if column.name in self.links:
            return str(getattr(value, self.links[column.name][1])) if value else ""
        return column.reads.kept(value)

    def rows_out(self, scope, on):
        rows = self.model.objects.visible_to(scope).current(on).select_related("grid", *self.links)
        rows = rows.prefetch_related(*self.beside())
        for row in rows.defer(*HEAVY[:1]).order_by("street", "name", "pk").iterator(chunk_size=1000):
            yield {name: self.column(name).reads.told(text) for name, text in self.texts(row).items()}


def empty_of(column):
    """What an empty cell is in this column of the base."""
    return None if column.null else ""
