"""What is known of each provider, as data: what an administrator fills in, how it is spoken to, what its answers mean.

messaging/presets/NAME.toml. In a request `{name}` stands for a setting of the channel, or for to, text, title, link,
key, day, begun or token; `{name:int}` alone is a whole number.
"""

import json
import re
import tomllib
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).resolve().parent / "presets"
PLACE = re.compile(r"\{(\w+)\}")
NUMBER = re.compile(r"\{(\w+):int\}")


@dataclass(frozen=True)
class Preset:
    """One provider. `repeat_minutes` and `repeat_same_day`: for how long the same request is delivered once."""

    slug: str
    kind: str
    name: dict
    base: str = ""
    carrier: str = "http"
    signing: str = "none"
    repeat_minutes: int = 0
    repeat_same_day: bool = False
    fields: list = field(default_factory=list)
    token: dict = field(default_factory=dict)
    send: dict = field(default_factory=dict)
    answer: dict = field(default_factory=dict)
    ask: dict = field(default_factory=dict)
    found: dict = field(default_factory=dict)

    @property
    def secret_names(self):
        return {one["name"] for one in self.fields if one.get("secret")}


@cache
def all_presets():
    """{slug: Preset} of every file beside this one."""
    return {path.stem: read(path) for path in sorted(FOLDER.glob("*.toml"))}


def read(path):
    return Preset(slug=path.stem, **tomllib.loads(path.read_text(encoding="utf-8")))


def preset_of(slug):
    """The preset of a name. Raises KeyError for one that is not there."""
    return all_presets()[slug]


def filled(value, facts):
    """`value` (text, list, table) with every place filled from `facts`. Raises KeyError for one that is not there."""
    if isinstance(value, dict):
        return {filled(name, facts): filled(inside, facts) for name, inside in value.items()}
    if isinstance(value, list):
        return [filled(inside, facts) for inside in value]
    if not isinstance(value, str):
        return value
    if whole := NUMBER.fullmatch(value):
        return int(facts[whole[1]])
    return PLACE.sub(lambda place: str(facts[place[1]]), value)


def flat(values):
    """Values for a form: what is a table or a list in it goes as JSON."""
    return {
        name: json.dumps(value, ensure_ascii=False) if isinstance(value, dict | list) else value
        for name, value in values.items()
    }


def at_path(answer, path):
    """What stands at `a.0.b` of an answer read from JSON; None where nothing does."""
    for step in path.split("."):
        if isinstance(answer, dict):
            answer = answer.get(step)
        elif isinstance(answer, list) and step.isdecimal() and int(step) < len(answer):
            answer = answer[int(step)]
        else:
            return None
    return answer
