from django.urls import path

from grids.views import map as map_views
from grids.views import map_edit

PATHS = [
    path("map/", map_views.map_page, name="map"),
    path("map/grids/<str:code>/", map_views.map_grid, name="map_grid"),
    path("ground/<str:code>/map/edit/", map_edit.map_edit, name="map_edit"),
    path("ground/<str:code>/map/then/", map_edit.ground_then, name="ground_then"),
]
