"""How the addresses of the map's server side are asked."""

import json

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils.timezone import localdate, now

from cases.models import Case
from grids.actions.boundary_imports import rehearse_in
from grids.actor import Actor
from grids.models import BoundaryImport
from grids.views.redraw import seen_as
from tests.contracts.asking_ground import grids_of, micro_code
from tests.grids.exchange.files import geojson
from tests.grids.tiles.test_ground_layers import over
from tests.grids.world import box

# The zoom at which each layer says the most.
LAYERS = {"grids": 14, "names": 14, "buildings": 15, "places": 15, "stations": 15, "cases": 16}
JSON_PAGES = {"grids:check_draft", "grids:drawing"}
EASTWARD = {"here": 0, "handed": 0, "parent": 0, "there": 10, "far": 20}


def add_map(scene):
    """A shop of each place where its building stands, and a file of boundaries."""
    for own in scene.inside.values():
        own.place.point = own.place.grid.boundary.point_on_surface
        own.place.save()
    scene.boundary_imports = dict(read_boundaries(scene))
    # A case of another street with a point in this one: the map of a case here must not name it.
    strange, here = scene.cases["there", "reported"], scene.main["here"]
    Case.objects.filter(pk=strange.pk).update(point=here.point)


def read_boundaries(scene):
    """A file with boundaries for two micro grids of each place, read and not yet taken over."""
    for place in ("here", "there", "far"):
        grids = grids_of(scene, place)
        rows = [
            {"number": 1, "label": "", "code": code, "does": "border", "notes": [], "shape": shape}
            for code, shape in moved(scene, place).items()
        ]
        facts = {"name": "网格.geojson", "crs": "4326", "rows": rows, "made_at": now()}
        yield place, BoundaryImport.objects.create(grid=grids.street, made_by=scene.people.admin, **facts)


def moved(scene, place):
    """{code: geometry} of two neighbours with the border between them a little farther east."""
    grids, x = grids_of(scene, place), EASTWARD[place]
    shapes = {grids.micro.code: box(x, 0, x + 1.2, 1), grids.micro2.code: box(x + 1.2, 0, x + 2, 1)}
    return {code: json.loads(shape.geojson) for code, shape in shapes.items()}


def tile(layer):
    def path(scene, place):
        point, z = grids_of(scene, place).micro.boundary.point_on_surface, LAYERS[layer]
        return reverse("api:tile", args=[layer, z, *over(point.x, point.y, z)])

    return path


def of_grid(name):
    return lambda scene, place: reverse(name, args=[micro_code(scene, place)])


def of_import(name):
    return lambda scene, place: reverse(name, args=[scene.boundary_imports[place].uuid])


def taken_over(scene, place):
    """The body with which a file takes effect, after a look at what that means."""
    said = {"effective_on": localdate(), "reason": "区划调整"}
    effects = rehearse_in(scene.boundary_imports[place], **said, by=Actor.clock(), at=now())
    return said | {"seen": seen_as(effects), "do": "1"}


def file_of(scene, place):
    body = geojson(({"code": micro_code(scene, place)}, box(0, 0, 1, 1)))
    return {"file": SimpleUploadedFile("a.geojson", body), "system": "file"}


def point_of(scene, place):
    point = grids_of(scene, place).micro.boundary.point_on_surface
    return {"lng": point.x, "lat": point.y}, {}


NAMES = (
    "boundaries",
    "coverage",
    "export_boundaries",
    "check_draft",
    "drawing",
    "import_boundaries",
    "outlines",
    "export_outlines",
    "circle",
    "circle_map",
    "circle_export",
)
PATHS = {f"grids:{name}": of_grid(f"grids:{name}") for name in NAMES}
PATHS |= {f"grids:{name}": of_import(f"grids:{name}") for name in ("boundary_import", "boundary_draft")}
PATHS |= {"api:tile": tile("grids")} | {f"api:tile?{layer}": tile(layer) for layer in LAYERS}
PATHS |= {"cases:case_map": lambda scene, place: reverse("cases:case_map", args=[scene.main[place].number])}
PATHS |= {
    "cases:door_spot": lambda scene, place: reverse("cases:door_spot", args=[scene.qr_codes[place].token])
}
BODIES = {
    "grids:check_draft": lambda scene, place: {"boundaries": moved(scene, place)},
    "grids:drawing": lambda scene, place: {
        "kind": "border",
        "facts": {"boundaries": moved(scene, place)},
        "effective_on": str(localdate()),
    },
    "grids:import_boundaries": file_of,
    "grids:outlines": file_of,
    "grids:boundary_import": taken_over,
}
VARIANTS = {"api:grids-nearest": point_of, "cases:spot?point": point_of, "cases:door_spot?point": point_of}
VARIANTS |= {"cases:spot?case": lambda scene, place: ({"case": scene.main[place].number}, {})}
