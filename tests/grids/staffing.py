"""Positions of a small place, and people for them, for the tests about posts."""

from grids.enums import Role
from grids.models import Position


def position(region, code="micro_leader", **facts):
    known = {"name": "微网格员", "name_en": "micro grid worker", "role": Role.WORKER, "stands_on": ["micro"]}
    return Position.objects.create(region=region, code=code, **known | {"publicity_days": 2} | facts)
