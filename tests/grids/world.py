"""A small piece of ground: one city, two districts; two streets in the first, one in the second.

Built by the actions themselves, as the installation (`Actor.clock()`) builds it.
"""

from datetime import UTC, date, datetime
from types import SimpleNamespace

from django.contrib.gis.geos import MultiPolygon, Polygon

from grids.actions.plant import plant_many
from grids.actor import Actor
from grids.enums import RegionLevel, Tier
from grids.models import Building, Department, Officer, Post, Region

DAY = date(2025, 6, 2)
AT = datetime(2025, 6, 2, 1, 0, tzinfo=UTC)
CLOCK = Actor.clock()
UNIT = "91350100M000100Y43"  # a credit code with a right check sign


def square(x, y, size=1.0):
    """A square of `size` thousandths of a degree, x and y thousandths east and north of 113.3, 34.8."""
    lng, lat, step = 113.3 + x / 1000, 34.8 + y / 1000, size / 1000
    return Polygon.from_bbox((lng, lat, lng + step, lat + step))


def box(west, south, east, north):
    """A rectangle by thousandths of a degree from the same corner."""
    return Polygon.from_bbox(
        (113.3 + west / 1000, 34.8 + south / 1000, 113.3 + east / 1000, 34.8 + north / 1000)
    )


def region(code, name, level, parent=None):
    return Region.objects.create(code=code, name=name, level=level, parent=parent)


def street_rows(street, *, x=0):
    """A street of two communities: 001 with generals 001 and 002 of two micro grids each, 002 with one of one."""
    one, two = street.children.order_by("code")
    a, b = f"{one.code}001", f"{one.code}002"
    c = f"{two.code}001"
    total, other = f"{one.code}000", f"{two.code}000"
    micro = {"tier": Tier.MICRO}
    return [
        {"code": street.code, "parent_code": None, "tier": Tier.STREET, "name": street.name},
        {"code": total, "parent_code": street.code, "tier": Tier.TOTAL, "name": "朝阳街", "region": one},
        {"code": a, "parent_code": total, "tier": Tier.GENERAL, "name": "第一网格"},
        micro | {"code": f"{a}001", "parent_code": a, "name": "一号院", "boundary": square(x, 0)},
        micro | {"code": f"{a}002", "parent_code": a, "name": "二号院", "boundary": square(x + 1, 0)},
        {"code": b, "parent_code": total, "tier": Tier.GENERAL, "name": "第二网格"},
        micro | {"code": f"{b}001", "parent_code": b, "name": "三号院", "boundary": square(x, 1)},
        micro | {"code": f"{b}002", "parent_code": b, "name": "四号院", "boundary": square(x + 1, 1)},
        {"code": other, "parent_code": street.code, "tier": Tier.TOTAL, "name": "昌盛街", "region": two},
        {"code": c, "parent_code": other, "tier": Tier.GENERAL, "name": "第三网格"},
        micro | {"code": f"{c}001", "parent_code": c, "name": "五号院", "boundary": square(x + 2, 0)},
        {
            "code": f"{street.code}901",
            "parent_code": street.code,
            "tier": Tier.DEDICATED,
            "name": "工业园",
            "responsible_unit": "上街铝厂",
            "responsible_code": UNIT,
            "boundary": square(x + 2, 1),
        },
    ]


def plant(street, *, x=0):
    """The grids of a street under short names: street, total, general, micro, micro2, general2, micro3 …"""
    grids = plant_many(street, street_rows(street, x=x), valid_from=date(2025, 1, 1), by=CLOCK, at=AT)
    names = (
        *("street", "total", "general", "micro", "micro2", "general2", "micro3", "micro4"),
        *("total2", "general3", "micro5", "dedicated"),
    )
    return SimpleNamespace(
        **dict(zip(names, [grids[row["code"]] for row in street_rows(street)], strict=True))
    )


def build():
    """The whole ground as a namespace."""
    city = region("410100000000", "郑州市", RegionLevel.CITY)
    near = region("410106000000", "上街区", RegionLevel.DISTRICT, city)
    far = region("410102000000", "中原区", RegionLevel.DISTRICT, city)
    streets = {}
    for name, code, district in (
        ("near", "410106003", near),
        ("next", "410106004", near),
        ("far", "410102005", far),
    ):
        street = region(f"{code}000", f"{name}街道", RegionLevel.STREET, district)
        for number in ("001", "002"):
            region(f"{code}{number}", f"社区{number}", RegionLevel.COMMUNITY, street)
        streets[name] = street
    return SimpleNamespace(
        city=city,
        district=near,
        far_district=far,
        regions=streets,
        here=plant(streets["near"]),
        next=plant(streets["next"], x=10),
        far=plant(streets["far"], x=20),
    )


def officer(username="worker", **facts):
    return Officer.objects.create_user(username, **({"name": username} | facts))


def post(on, role, *, who=None, starts_on=date(2025, 1, 1), **facts):
    """A post on a grid, region or department, straight into the table; the officer is named after the role."""
    kind = {"Grid": "grid", "Region": "region", "Department": "department"}[type(on).__name__]
    who = who or officer(f"{role}-{Officer.objects.count()}")
    return Post.objects.create(officer=who, role=role, starts_on=starts_on, **{kind: on}, **facts)


def actor(on, role, **facts):
    """An officer with one post, as an Actor on DAY."""
    return Actor.of(post(on, role, **facts).officer, DAY)


def department(district, code="lighting", **facts):
    return Department.objects.create(code=code, name=code, district=district, **facts)


def building(grid, number=1, **facts):
    row = Building(code=f"{grid.region.code}{number:05d}", name=f"{number} 号楼", address="中心路", **facts)
    row.place_at(grid)
    row.save()
    return row


def multi(*polygons):
    return MultiPolygon(*polygons, srid=4326)
