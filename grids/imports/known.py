"""The kinds of the ground, made known when the app starts."""

from grids.imports import kinds
from grids.imports.buildings import Buildings
from grids.imports.doors import Rooms
from grids.imports.elements import Compounds, Facilities, Organisations, Places
from grids.imports.officers import Officers

for kind in (Officers, Compounds, Buildings, Rooms, Places, Facilities, Organisations):
    kinds.register(kind())
