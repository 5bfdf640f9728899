"""The invented people of a demo: names from lists, duty phones that no operator hands out, the nine accounts."""

from itertools import product
from random import Random

from grids.models import Officer

PASSWORD = "shangjie-0371"  # noqa: S105  of the demo alone: printed by `make run`, gone with `drop_demo`
ACCOUNTS = ("desk", "leader", "worker", "handler", "reviewer", "district", "admin", "security", "audit")


class Crowd:
    """Hands out people one by one: the same order for the same material."""

    def __init__(self, material):
        rng = Random(material.seed)
        self.prefix = material.prefix
        self.known = set()
        lists = (material.names[part] for part in ("surnames", "first", "second"))
        whole = ["".join(parts) for parts in product(*lists) if len(set(parts)) == len(parts)]
        self._names = iter(rng.sample(whole, 4000))
        self._phones = (f"{material.phone_prefix}{number:04d}" for number in range(1, 10_000))

    def person(self):
        """→ (name, phone); never the same twice."""
        return next(self._names), next(self._phones)

    def officer(self, username, **facts):
        """A new account for an invented person. Without a password it cannot sign in: the seven doors are enough."""
        name, phone = self.person()
        self.known.add(username)
        password = PASSWORD if username in ACCOUNTS else None
        return Officer.objects.create_user(self.prefix + username, password, name=name, phone=phone, **facts)
