"""The invented words, names and numbers of a demo, read from localities/demo/."""

import tomllib
from dataclasses import dataclass
from pathlib import Path

from governance.demo.tiling import Ground

FOLDER = Path(__file__).resolve().parents[2] / "localities" / "demo"
PHRASES = "phrases.toml"
SAID = ("notice", "staff_notice", "policy", "tag")


@dataclass(frozen=True)
class Matter:
    """One kind of thing that happens: its category, how often, what it looks like, what people say of it."""

    category: str
    weight: int
    scene: str
    found: tuple[str, ...]
    progress: tuple[str, ...]
    result: tuple[str, ...]


@dataclass(frozen=True)
class Office:
    """A department: its code, name, the first two digits of the categories it takes, and whose it is."""

    code: str
    name: str
    takes: tuple[str, ...]
    level: str = "street"


@dataclass(frozen=True)
class Material:
    """Everything a demo is made of that is not a fact of the place.

    `shares`: for each community its general grids, each with how many micro grids it has (0: none). `prefix` stands
    before its usernames, so that the demos of several places go together. `leaders` and `workers`: how many people
    lead the general and work in the lowest grids, where the place says; None: nearly one each.
    """

    seed: int
    phone_prefix: str
    prefix: str
    ground: Ground
    shares: tuple[tuple[int, ...], ...]
    leaders: int | None
    workers: int | None
    dedicated: dict[str, dict]
    roads: tuple[str, ...]
    compounds: tuple[str, ...]
    names: dict[str, list[str]]
    offices: tuple[Office, ...]
    titles: dict[str, str]
    matters: tuple[Matter, ...]
    words: dict[str, list[str]]
    inside: dict[str, list]
    said: dict[str, list]

    def office_for(self, category: str) -> Office:
        """The department that takes a category; the first one where nobody says so."""
        return next((office for office in self.offices if category[:2] in office.takes), self.offices[0])


def read(locality: str) -> Material:
    """The material of a locality. Raises FileNotFoundError where it has no demo."""
    facts = _toml(f"{locality}.toml")
    phrases = _toml(PHRASES)
    return Material(
        seed=facts["seed"],
        phone_prefix=facts["phone_prefix"],
        prefix=facts.get("prefix", ""),
        ground=Ground(**facts["ground"]),
        shares=tuple(tuple(row) for row in facts["shares"]["micros"]),
        leaders=facts["shares"].get("leaders"),
        workers=facts["shares"].get("workers"),
        dedicated={row["community"]: row for row in facts.get("dedicated", ())},
        roads=tuple(facts["places"]["roads"]),
        compounds=tuple(facts["places"]["compounds"]),
        names=phrases["people"],
        offices=tuple(Office(**row | {"takes": tuple(row["takes"])}) for row in facts["department"]),
        titles={facts.get("prefix", "") + row["username"]: row["title"] for row in facts["account"]},
        matters=tuple(_matter(row) for row in phrases["matter"]),
        words=phrases["words"],
        inside=phrases["inside"],
        said={key: facts.get(key, []) for key in SAID},
    )


def _toml(name):
    with (FOLDER / name).open("rb") as file:
        return tomllib.load(file)


def _matter(row):
    lists = {key: tuple(row[key]) for key in ("found", "progress", "result")}
    return Matter(row["category"], row["weight"], row["scene"], **lists)


def every() -> list[Material]:
    """The material of every place that has a demo."""
    return [read(path.stem) for path in sorted(FOLDER.glob("*.toml")) if path.name != PHRASES]


def phone_prefixes() -> list[str]:
    """What the phones of all demos begin with: how their people are told from real ones."""
    return [_toml(path.name)["phone_prefix"] for path in FOLDER.glob("*.toml") if path.name != PHRASES]
