"""What the layers above say of a grid, on its page and its street's, and of a row of a register: each in its six.py."""

from dataclasses import dataclass

TELLERS = []


@dataclass(frozen=True)
class Told:
    """One line: what it is about, what is so, the address it leads to; `is_short` marks what is missing."""

    label: str
    words: str
    leads: str = ""
    is_short: bool = False


def told_by(teller):
    """Let a layer above speak: `teller(thing, actor, on)` → [Told]; a thing is a Grid or a row of a register."""
    TELLERS.append(teller)


def told_of(thing, actor, on):
    """[Told] of a grid or a row of a register, in the order the layers were asked to speak."""
    return [line for teller in TELLERS for line in teller(thing, actor, on)]
