"""A redrawing while it is carried out: what it remembers of before, what it takes along, and how much that was."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime

from django.db.models import Q, Sum

from grids.actions.authority import require
from grids.actions.record_right import posts_ended
from grids.actions.resettle import followers, stamped
from grids.actions.shapes import draw_shapes
from grids.actor import Actor
from grids.models import Building, Grid, PastGrid, PastPlace, Post, QrCode, Redraw, levels_of
from grids.roles import P

GRIDS, HOUSEHOLDS = "grid", "household"


@dataclass
class Change:
    """One transaction's work on the ground. `effects` counts by the name of the model: {"building": 12, …}."""

    redraw: Redraw
    by: Actor
    at: datetime
    effects: Counter = field(default_factory=Counter)

    @property
    def on(self):
        return self.redraw.effective_on

    def permit(self, grid):
        """What is redrawn lies below a post: whoever is set over a grid alone does not cut his neighbour's."""
        require(self.by, P.GROUND_CHANGE, grid.parent or grid)

    def remember(self, grid):
        """Keep what a grid is until today, before it becomes something else."""
        facts = {"parent_id": grid.parent_id, "boundary": grid.boundary, "until": self.on}
        PastGrid.objects.create(grid=grid, redraw=self.redraw, **facts)

    def touched(self, *grids):
        self.effects[GRIDS] += len(grids)

    def reshape(self, grid, boundary):
        """Give a grid another boundary."""
        grid.boundary, grid.changed_at = boundary, self.at
        Grid.objects.filter(pk=grid.pk).update(boundary=boundary, changed_at=self.at)
        draw_shapes([grid.pk])

    def take_all(self, source, to):
        """Everything that lies in one grid goes to another: what follows its grid, its codes, its posts."""
        for model in followers():
            self.take(model, model._base_manager.filter(model.goes_along, grid=source), to)
        self.effects["qrcode"] += QrCode.objects.valid().filter(grid=source).update(grid=to)
        self.take_posts(open_posts(source, self.on), to)

    def take_doors(self, doors, to, *, out_of, shape=None):
        """Buildings go to another grid with what lies in them; what lies in none goes where its point is."""
        doors = [door.pk for door in doors]
        for model in followers():
            rows = model._base_manager.filter(model.goes_along, grid__in=out_of)
            self.take(model, rows.filter(lying_in(model, doors, shape)), to)

    def take(self, model, rows, to):
        """Put rows of a model into a grid, and remember where they were; of what has no uuid nobody asks that."""
        name = "uuid" if any(field.name == "uuid" for field in model._meta.fields) else "pk"
        found = list(rows.exclude(grid=to).values_list("pk", name, "grid_id"))
        if not found:
            return
        kind, pks = model._meta.model_name, [pk for pk, _name, _grid in found]
        if name == "uuid":
            self.note(kind, [(uuid, grid) for _pk, uuid, grid in found])
        else:
            self.effects[kind] += len(found)
        chosen = model._base_manager.filter(pk__in=pks)
        if model is Building:
            counted = chosen.aggregate(total=Sum("household_count"))["total"]
            self.effects[HOUSEHOLDS] += counted or 0
        chosen.update(**levels_of(to), **stamped(model, self.at))

    def take_posts(self, posts, to):
        """Posts go on in another grid, cases in hand and all; one that is held there already ends."""
        ended = []
        for post in posts.select_for_update(of=["self"]):
            held = {"officer": post.officer_id, "role": post.role, "ends_on": None}
            if post.ends_on is None and Post.objects.filter(grid=to, **held).exists():
                post.ends_on = max(self.on, post.starts_on)
                ended.append(post)
            else:
                self.note("post", [(post.uuid, post.grid_id)])
                post.grid = to
            post.changed_at = self.at
            post.save(update_fields=["grid", "ends_on", "changed_at"])
        posts_ended(ended, by=self.by, at=self.at)

    def note(self, kind, places):
        """Remember the grids that things lay in until today: [(uuid, grid id)]."""
        facts = {"kind": kind, "until": self.on, "redraw": self.redraw}
        PastPlace.objects.bulk_create(PastPlace(subject=uuid, grid_id=grid, **facts) for uuid, grid in places)
        self.effects[kind] += len(places)


def open_posts(grid, on):
    return Post.objects.filter(Q(ends_on=None) | Q(ends_on__gt=on), grid=grid)


def lying_in(model, doors, shape):
    """Which rows of a model go along with doors, or lie by their point alone in a shape."""
    if model is Building:
        return Q(pk__in=doors)
    names = {field.name for field in model._meta.fields}
    found = Q(building__in=doors) if "building" in names else Q(pk__in=[])
    if shape is not None and "point" in names:
        alone = {"building": None} if "building" in names else {}
        found |= Q(point__intersects=shape, **alone)
    return found
