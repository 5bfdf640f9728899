"""The kinds of the ground, made known when the app starts."""

from grids.imports import kinds
from grids.imports.buildings import Buildings
from grids.imports.elements import Compounds, Facilities, Organisations, Places
from grids.imports.officers import Officers

for kind in (Officers, Buildings, Compounds, Places, Facilities, Organisations):
    kinds.register(kind())
