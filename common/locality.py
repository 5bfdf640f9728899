"""A place in its own words: the reader of localities/*.toml. Pure but for reading the file."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import time
from decimal import Decimal
from functools import cache
from pathlib import Path
from types import MappingProxyType

from common.worktime import Unit

FOLDER = Path(__file__).resolve().parent.parent / "localities"
DEFAULT = "xinan-road"
NAME = re.compile(r"[a-z][a-z0-9-]{0,39}")
LONG_DAYS = 15  # from here on a category's handle limit is a long one
DAYS_OF = {Unit.UD: 1, Unit.WD: 1, Unit.ND: 1, Unit.MO: 30}


class LocalityUnknown(LookupError):
    """There is no profile of that name. Carries `.name`."""

    def __init__(self, name: str):
        super().__init__(f"There is no localities/{name}.toml.")
        self.name = name


@dataclass(frozen=True)
class Words:
    """One name in Chinese and in English."""

    zh: str
    en: str

    def spoken(self, language: str | None) -> str:
        """The name in a language as Django writes it (zh-hans, en); Chinese where none is set."""
        return self.zh if (language or "zh").startswith("zh") else self.en


@dataclass(frozen=True)
class Area:
    """A region of the place, with its 12-digit statistical code."""

    code: str
    name: Words


@dataclass(frozen=True)
class Street:
    """A street (town) with its communities (villages)."""

    area: Area
    communities: tuple[Area, ...]


@dataclass(frozen=True)
class Place:
    """One street, or a district with several."""

    name: Words
    method: Words
    city: Area
    district: Area
    streets: tuple[Street, ...]
    is_citywide: bool = False  # the whole city works this way; the streets named are those of the demo

    @property
    def stem(self) -> str:
        """What the codes of everything in the place begin with: the street's nine digits, the district's six or the
        city's four."""
        if self.is_citywide:
            return self.city.code[:4]
        return self.streets[0].area.code[:9] if len(self.streets) == 1 else self.district.code[:6]


@dataclass(frozen=True)
class Step:
    """One step of a place's loop: which of the seven it holds, and the events that put it on record."""

    word: str
    name: Words
    of: tuple[int, ...]
    events: tuple[str, ...]


@dataclass(frozen=True)
class Limit:
    """How long a clock may run."""

    number: Decimal
    unit: Unit

    @property
    def is_long(self) -> bool:
        """True from 15 days on, whatever kind of days; hours never are."""
        return self.number * DAYS_OF.get(self.unit, 0) >= LONG_DAYS


@dataclass(frozen=True)
class ClockRule:
    """A clock's name and limits: the usual one, and where they differ those of major and of long matters."""

    name: Words
    limit: Limit
    major: Limit | None = None
    long: Limit | None = None


@dataclass(frozen=True)
class Profile:
    """Everything a place says about itself. `ladder` is ((share, word), …), lowest share first.

    `climb` is ((hours after the due time, tier), …): whom the alert of what is overdue reaches then, from below.
    """

    code: str
    place: Place
    tiers: Mapping[str, Words]
    called: Mapping[str, str]  # what the name of a new grid ends in, by tier
    steps: tuple[Step, ...]
    words: Mapping[str, Mapping[str, Words]]  # {"state" or "action": {its value: what the place says}}
    clocks: Mapping[str, ClockRule]
    ladder: tuple[tuple[Decimal, str], ...]
    climb: tuple[tuple[Decimal, str], ...]
    calendar: str
    hours: tuple[tuple[time, time], ...]
    until_close: bool
    norms: Mapping[str, Mapping]  # how large grids should be, by tier: grids/norms.py
    party_tier: str  # of which tier every grid has its own party organisation: party/coverage.py
    checklists: tuple[Mapping, ...]  # what is asked of each grid or centre: party/checklists.py

    def limit_of(self, kind: str, *, category: Limit | None = None, major: bool = False) -> Limit:
        """How long clock `kind` of a case may run. `category`: the handle limit of the case's category.

        The handle clock runs as long as the category says; only an ordinary matter of 13710 (7 days) that is major has
        its month (domain.md 2.7), a limit from a city's standard stays. Raises KeyError for an unknown clock.
        """
        rule = self.clocks[kind]
        if kind == "handle" and category is not None:
            return rule.major if major and rule.major and category == rule.limit else category
        if major and rule.major:
            return rule.major
        if rule.long and category is not None and category.is_long:
            return rule.long
        return rule.limit


@cache
def read(name: str = DEFAULT) -> Profile:
    """The profile of localities/<name>.toml. Raises LocalityUnknown, or ValueError saying what is wrong."""
    return profile_from(name, _text(name))


def _text(name):
    path = FOLDER / f"{name}.toml"
    if not NAME.fullmatch(name) or not path.is_file():
        raise LocalityUnknown(name)
    return path.read_text(encoding="utf-8")


def _sections(name):
    """What another place says, but where it is: only one that stands for itself can be followed."""
    facts = tomllib.loads(_text(name), parse_float=Decimal)
    return {section: facts[section] for section in facts if section not in ("place", "like")}


@cache
def profile_for(code: str) -> Profile:
    """The profile of the place that a region's or a grid's code lies in; the default one where no file knows it.

    A district in which one street alone is known goes by that street: its departments work for it.
    """
    found = [name for stem, name in _stems() if code.startswith(stem)]
    if not found or read(found[0]).place.is_citywide:
        found = [_only_street_of(code), *found]
    return read(next(filter(None, found), DEFAULT))


def _only_street_of(code):
    """The one place in a district, asked by the district's own code."""
    within = {name for stem, name in _stems() if code[6:].strip("0") == "" and stem.startswith(code[:6])}
    return within.pop() if len(within) == 1 else None


@cache
def _stems():
    """((what the codes of a place begin with, its name), …), the narrowest place first."""
    found = [(read(path.stem).place.stem, path.stem) for path in FOLDER.glob("*.toml")]
    return tuple(sorted(found, key=lambda row: (-len(row[0]), row)))


def profile_from(name: str, text: str) -> Profile:
    """The profile that a TOML text describes. Raises ValueError when a section or a name in it is missing or wrong.

    `like = "NAME"` takes every section that the text does not have itself from another place.
    """
    try:
        facts = tomllib.loads(text, parse_float=Decimal)
        if "like" in facts:
            facts = _sections(facts["like"]) | facts
        return _profile(name, facts)
    except KeyError as missing:
        raise ValueError(f"localities/{name}.toml says nothing about {missing}.") from missing
    except LocalityUnknown as missing:
        raise ValueError(f"localities/{name}.toml is like {missing.name}, which is not there.") from missing
    except (TypeError, ArithmeticError, ValueError) as wrong:
        raise ValueError(f"localities/{name}.toml cannot be read: {wrong}") from wrong


def _profile(name, facts):
    return Profile(
        code=name,
        place=_place(facts["place"]),
        tiers=_words_by_name(facts["tiers"]),
        called=MappingProxyType(facts["called"]),
        steps=tuple(map(_step, facts["steps"])),
        words=MappingProxyType({kind: _words_by_name(rows) for kind, rows in facts.get("words", {}).items()}),
        clocks=MappingProxyType({kind: _clock(row) for kind, row in facts["clocks"].items()}),
        ladder=tuple(sorted((Decimal(share), word) for word, share in facts["ladder"].items())),
        climb=tuple((Decimal(hours), tier) for tier, hours in facts.get("climb", {}).items()),
        calendar=facts["hours"]["calendar"],
        hours=tuple(
            (time.fromisoformat(opens), time.fromisoformat(closes))
            for opens, closes in facts["hours"]["office"]
        ),
        until_close=facts["hours"]["until_close"],
        norms=MappingProxyType(facts.get("norms", {})),
        party_tier=facts["party"]["tier"],
        checklists=tuple(map(MappingProxyType, facts["checklists"])),
    )


def _place(row):
    return Place(
        name=_words(row["name"]),
        method=_words(row["method"]),
        city=_area(row["city"]),
        district=_area(row["district"]),
        streets=tuple(_street(street) for street in row["streets"]),
        is_citywide=row.get("citywide", False),
    )


def _step(row):
    return Step(row["word"], _words(row), tuple(row["of"]), tuple(row["events"]))


def _street(row):
    return Street(_area(row), tuple(map(_area, row["communities"])))


def _clock(row):
    return ClockRule(
        _words(row), _limit(row["limit"]), *(_limit(row.get(name)) for name in ("major", "long"))
    )


def _area(row):
    return Area(row["code"], _words(row))


def _limit(row):
    return row and Limit(Decimal(row["number"]), Unit(row["unit"]))


def _words(row):
    return Words(row["zh"], row["en"])


def _words_by_name(rows):
    return MappingProxyType({name: _words(row) for name, row in rows.items()})
