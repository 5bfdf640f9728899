"""What hangs on a post or its holder and must go to somebody when he is relieved. The apps above say what of theirs.

Each registers itself in its own consumers.py, as the topics of the outbox do; nothing is imported from here by name.
"""

from collections.abc import Callable
from dataclasses import dataclass

_hanging = {}


@dataclass(frozen=True)
class Hanging:
    """One kind of thing. `kind` is its model's name, for the words of the page.

    `count(post, on)`: how many hang on the post. `hand_over(post, to, *, on, reason, at)`: give them to another post,
    or where `to` is None to whoever gives them out; answers how many went. It runs in the transaction that ends the
    post, before it has ended.
    """

    kind: str
    count: Callable
    hand_over: Callable


def register(hanging):
    """Have these handed over with every post. Registering a kind twice is once."""
    _hanging[hanging.kind] = hanging


def all_hanging():
    """Every Hanging, in the order of their kinds."""
    return [_hanging[kind] for kind in sorted(_hanging)]
