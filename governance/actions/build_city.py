"""A city of real size in an empty place: performance.md, Sizes to build for. For measuring; nobody there is real."""

from concurrent.futures import ProcessPoolExecutor, as_completed
from dataclasses import dataclass
from itertools import accumulate
from multiprocessing import get_context
from random import Random

from django.db import connection, transaction
from django.utils.translation import gettext as _

from cases.models import Case, Category
from cases.models.category import UNCLASSIFIED
from cases.policies import policies_now
from common.errors import Refused
from common.locality import DEFAULT
from governance.city.cases import Chronicle
from governance.city.columns import CASES, GROUND, PEOPLE
from governance.city.copying import UNHURRIED, asked, copy, copy_rows, finish, run, without_law
from governance.city.days import days
from governance.city.ground import Surveyor
from governance.city.people import People, Registrar
from governance.city.places import places_of
from governance.demo import material
from grids.actions.shapes import draw_shapes
from grids.models import Grid, Officer, Region

NUMBERS = """
insert into cases_casenumber (day, county, last)
select left(number, 8)::date, substr(number, 9, 6), count(*) from cases_case group by 1, 2
"""
SHAPE = 1.3  # of the Pareto curve by which some doors report more than others
MOST = 60


@dataclass
class City:
    """What all cases are told from."""

    places: list
    weights: list
    people: People
    categories: list
    on_the_spot: list
    words: list


def build_city(scale, *, seed, until, processes, tell):
    """Build a Scale of a city as it stands at `until`. → (grids, cases). To be run as the tables' owner.

    In: `tell(line)` hears how far it is. Raises Refused where there is a place already.
    """
    if Grid.objects.exists() or Case.objects.exists() or Officer.objects.exists() or Region.objects.exists():
        raise Refused(_("A city is built in an empty place: migrate a new database first."))
    words = material.read(DEFAULT)
    tell("regions, grids, buildings, door codes, places")
    ground = Surveyor(scale, seed=seed, at=until).lay()
    people = Registrar(ground, list(words.names.values()), seed=seed, at=until).appoint_all()
    settle(ground, people, places_of(ground.tiers, seed=seed, at=until))
    city = city_of(ground, people, words, seed)
    chronicle = Chronicle(city, seed=seed, until=until, policies=policies_now())
    told = days(scale.cases, scale.per_day, until)
    with without_law(CASES, tell=tell):
        tell(f"{scale.cases} cases of {len(told)} days")
        tell_days(chronicle, told, processes, tell)
    tell("numbers, statistics")
    asked(f"{NUMBERS} returning 1", [])
    finish([*GROUND, "grids_gridshape", *PEOPLE, *CASES])
    return len(ground.grids), scale.cases


@transaction.atomic
def settle(ground, people, places):
    """The place and its people, under the database's law."""
    rows = {
        "grids_region": ground.regions,
        "grids_grid": ground.grids,
        "grids_building": ground.buildings,
        "grids_qrcode": ground.codes,
        "grids_place": places,
        "grids_officer": people.officers,
        "grids_department": people.departments,
        "grids_post": people.posts,
    }
    for table, columns in (GROUND | PEOPLE).items():
        copy_rows(table, columns, rows[table])
    draw_shapes()


def city_of(ground, people, words, seed):
    rng = Random(f"weights {seed}")
    weights = accumulate(min(rng.paretovariate(SHAPE), MOST) for _place in ground.places)
    categories = list(Category.objects.exclude(code=UNCLASSIFIED).order_by("code"))
    return City(
        places=ground.places,
        weights=list(weights),
        people=people,
        categories=categories,
        on_the_spot=[one for one in categories if one.self_handle],
        words=[said for matter in words.matters for said in matter.found],
    )


def tell_days(chronicle, told, processes, tell):
    """Every day by one of the processes, or here where there is one alone."""
    if processes == 1:
        for day in told:
            write_day(chronicle, day)
        return
    connection.close()  # each process has its own
    with ProcessPoolExecutor(processes, get_context("fork"), begin, (chronicle,)) as pool:
        waiting = [pool.submit(write, day) for day in told]
        for done, future in enumerate(as_completed(waiting), start=1):
            future.result()
            if done % 25 == 0:
                tell(f"  {done} of {len(told)} days")


class Kept:
    """What a process was begun with."""

    chronicle = None


def begin(chronicle):
    Kept.chronicle = chronicle
    run(UNHURRIED)


def write(day):
    write_day(Kept.chronicle, day)


@transaction.atomic
def write_day(chronicle, day):
    lines = chronicle.day(day.begins, day.seconds, day.number, first=day.first)
    for table, columns in CASES.items():
        copy(table, [f'"{column}"' for column in columns], lines[table])
