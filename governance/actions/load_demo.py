"""A living example of a place: made borders, invented people, and cases that the real actions have moved."""

from django.db import transaction

from cases.actions.policies import adopt_profile
from common import locality
from governance.actions.load_locality import HISTORY, adopt_titles, keep_regions
from governance.demo import counters, doors, ground, inside, material, party, people, said, staff, story, team
from governance.demo.cast import Cast
from governance.demo.courses import STRANDS
from grids.actions.draw import draw_boundary
from grids.actions.norms import adopt_norms
from grids.actions.plant import plant_many
from grids.actions.tree import add_grid
from grids.actor import Actor
from grids.models import Grid, Officer


@transaction.atomic
def load_demo(name, *, at, tell, strands=STRANDS):
    """Load the demo of a locality, all of it or nothing. → whether it was new.

    In: `tell(line)` hears how far it is, `strands` say how the cases went (courses.py). Raises
    LocalityUnknown, and FileNotFoundError for a place that has no demo.
    """
    words = material.read(name)
    if Officer.objects.filter(phone__startswith=words.phone_prefix).exists():
        return False
    since = at - HISTORY
    profile = locality.read(name)
    adopt_profile(profile, at=at)
    streets = lay_ground(profile, words, since, tell)
    tell("people")
    crowd = people.Crowd(words)
    staffing = [staff.Staffing(grids, crowd, since.date(), since) for grids in streets]
    adopt_titles(profile, [one.street for one in staffing])
    staff.staff(staffing, words)
    tell("what is in the grids")
    for grids in streets:
        inside.furnish(grids, words, since)
        doors.hang(grids, since)
    party.found_party(streets, since)
    said.say(streets, words, now=at)
    tell("cases, as they went in the last sixty days")
    team.move(staffing[0], crowd, now=at)
    counters.lend(staffing[0], crowd, now=at)
    story.play(Cast(staffing[0].street, words), crowd, now=at, strands=strands)
    return True


def lay_ground(profile, words, since, tell):
    """The grids with their borders, the buildings and their codes. → [{code: Grid}] for each street."""
    tell("grids and buildings")
    streets = profile.place.streets
    drawn = {parcel.key: parcel for parcel in ground.parcels(words, streets)}
    return [lay_street(drawn[street.area.code], street, profile, words, since) for street in streets]


def lay_street(parcel, street, profile, words, since):
    regions = keep_regions(profile.place, street)
    region = regions[street.area.code]
    rows = ground.grid_rows(parcel, regions, words, profile.called)
    grids = plant(region, rows, since)
    adopt_norms(region, profile.norms, at=since)
    ground.build(grids, parcel, rows, words, since)
    return grids


def plant(region, rows, since):
    """The whole tree at once; where the bare street was loaded before, what is missing below it."""
    facts = {"valid_from": since.date(), "by": Actor.clock(), "at": since}
    if not Grid.objects.filter(code=region.code).exists():
        return plant_many(region, rows, **facts)
    grids = {grid.code: grid for grid in Grid.objects.filter(code__in=[row["code"] for row in rows])}
    for row in rows:
        if grid := grids.get(row["code"]):
            draw_boundary(grid, boundary=row["boundary"], by=Actor.clock(), at=since)
            continue
        told = {
            key: row[key] for key in ("tier", "name", "code", "boundary", "responsible_unit") if key in row
        }
        grids[row["code"]] = add_grid(grids[row["parent_code"]], **told, **facts)
    return grids
