"""The place `parent`: the street that everything `here` lies in, where the others have a micro grid."""

from types import SimpleNamespace


def add_above(scene):
    """`parent` among the ends: whoever asks for a grid there asks for the whole street."""
    here = scene.ends["here"]
    street = {"micro": here.grids.street, "general": here.grids.street}
    grids = SimpleNamespace(**vars(here.grids) | street)
    scene.ends["parent"] = SimpleNamespace(**vars(here) | {"grids": grids})
