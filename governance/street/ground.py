"""Fine and solid, and layered: the ground of a street and the people on it (划细做实、分层分类)."""

from django.db.models import Exists, OuterRef
from django.utils.translation import gettext_lazy as _

from governance.street.figures import Block, Figure, of_grid, of_kept, of_post
from grids.enums import Role, Tier
from grids.models import Building, Grid, Post

BY_CODE = ("code", "pk")


def grids(*tiers, **facts):
    def rows(asked):
        here = Grid.objects.filter(street=asked.street, tier__in=tiers, **facts).current(asked.on)
        return here.defer("boundary")

    return rows


def doors_uncounted(asked):
    here = Building.objects.under(asked.street).filter(valid_to=None, household_count=None)
    return here.select_related("grid").defer("grid__boundary")


def posts(role, *tiers):
    def rows(asked):
        held = Post.objects.current(asked.on).filter(grid__street=asked.street, role__in=role)
        return held.filter(grid__tier__in=tiers or Tier.values).held_by_people().with_names()

    return rows


def nobody_on(asked):
    """The lowest grids where nobody holds a post of his own: whoever leads the grid above answers."""
    below = Grid.objects.filter(parent=OuterRef("pk")).current(asked.on)
    held = Post.objects.current(asked.on).filter(grid=OuterRef("pk")).held_by_people()
    lowest = grids(Tier.GENERAL, Tier.MICRO, Tier.DEDICATED)(asked)
    return lowest.filter(~Exists(below), ~Exists(held))


WORKERS = (Role.WORKER,)
HELPERS = (Role.FINDER, Role.ASSISTANT, Role.PARTNER)

FINE = Block(
    "fine",
    _("Fine and solid"),
    _("How finely the street is divided, and whether it is drawn and counted."),
    (
        Figure("totals", _("total grids"), grids(Tier.TOTAL), of_grid, BY_CODE),
        Figure("generals", _("general grids"), grids(Tier.GENERAL), of_grid, BY_CODE),
        Figure("micros", _("micro grids"), grids(Tier.MICRO), of_grid, BY_CODE),
        Figure(
            "undrawn",
            _("grids without a border"),
            grids(Tier.TOTAL, Tier.GENERAL, Tier.MICRO, Tier.DEDICATED, boundary=None),
            of_grid,
            BY_CODE,
            calls=True,
        ),
        Figure(
            "uncounted",
            _("buildings where nobody has counted households"),
            doors_uncounted,
            of_kept("buildings"),
            calls=True,
        ),
    ),
    (_("residents one by one"),),
)
LAYERS = Block(
    "layers",
    _("Layers and kinds"),
    _("Who answers on which tier, full time or beside a job, and for ground of a kind of its own."),
    (
        Figure("leaders", _("posts of leaders"), posts((Role.LEADER,)), of_post),
        Figure("workers", _("posts of grid workers"), posts(WORKERS), of_post),
        Figure(
            "helpers", _("posts beside a job: finders, assistants, property staff"), posts(HELPERS), of_post
        ),
        Figure(
            "dedicated", _("dedicated grids, each with its unit"), grids(Tier.DEDICATED), of_grid, BY_CODE
        ),
        Figure("vacant", _("lowest grids with nobody of their own"), nobody_on, of_grid, BY_CODE, calls=True),
    ),
)
