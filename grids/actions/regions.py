"""The regions of a country put in by COPY, in portions that each stay: what broke off is begun again and goes on."""

from itertools import islice

from django.db import connection, transaction

from grids.enums import RegionLevel
from grids.models import Region

PORTION = 20_000
COLUMNS = ("code", "civil_code", "name", "level", "parent_id")
COPY = f"copy grids_region ({', '.join(COLUMNS)}) from stdin"
# A city that was put in with a place alone stands without its province until this has run.
UNDER_ITS_PROVINCE = """
update grids_region city set parent_id = province.id from grids_region province
where city.level = 'city' and city.parent_id is null and province.level = 'province'
    and province.code = rpad(left(city.code, 2), 12, '0')
"""
CIVIL = """
update grids_region region set civil_code = said.civil
from unnest(%s::text[], %s::text[]) as said (code, civil)
where region.code = said.code and region.civil_code <> said.civil
"""


def take_in(areas, *, tell, known=None):
    """Put Areas in, those above before those below. → (how many were new, the codes nothing above was found for).

    What is there already stays as it is called here. `tell(count, area)` hears of each portion once it is kept;
    `known`: {code: id} of the regions that others may lie in, filled on the way.
    """
    known = ids_of_upper() if known is None else known
    new, lost, areas = 0, [], iter(areas)
    while portion := list(islice(areas, PORTION)):
        fresh, without = keep(portion, known)
        new, lost = new + fresh, lost + without
        tell(len(portion), portion[-1])
    return new, lost


@transaction.atomic
def keep(portion, known):
    """One portion, all of it or nothing."""
    codes = [area.code for area in portion]
    there = set(Region.objects.filter(code__in=codes).values_list("code", flat=True))
    fresh = {area.code: area for area in portion if area.code not in there}
    rows, lost = [], []
    for area in fresh.values():
        parent = parent_of(area, known)
        if parent is None and area.level != RegionLevel.PROVINCE:
            lost.append(area.code)
            continue
        rows.append((area.code, "", area.name, area.level.value, parent))
    with connection.cursor() as cursor, cursor.copy(COPY) as copying:
        for row in rows:
            copying.write_row(row)
    if portion[-1].level != RegionLevel.COMMUNITY:
        known |= dict(Region.objects.filter(code__in=codes).values_list("code", "pk"))
    return len(rows), lost


def parent_of(area, known):
    """The region right above, or for a district without a city the province. A street lies in nothing else."""
    above = area.above[:2] if area.level == RegionLevel.DISTRICT else area.above[:1]
    own = [known[code] for code in above if code in known and code != area.code]
    return own[0] if own else None


def ids_of_upper():
    upper = Region.objects.exclude(level=RegionLevel.COMMUNITY)
    return dict(upper.values_list("code", "pk"))


@transaction.atomic
def settle_cities():
    """Put cities that came before their province under it. Returns how many."""
    with connection.cursor() as cursor:
        cursor.execute(UNDER_ITS_PROVINCE)
        return cursor.rowcount


@transaction.atomic
def note_civil_codes(found):
    """Note the civil affairs' codes beside the statistical ones: {code: civil code}. Returns how many changed."""
    with connection.cursor() as cursor:
        cursor.execute(CIVIL, [list(found), list(found.values())])
        return cursor.rowcount
