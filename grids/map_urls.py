from django.urls import path

from grids.views import map as map_views

PATHS = [
    path("map/", map_views.map_page, name="map"),
    path("map/grids/<str:code>/", map_views.map_grid, name="map_grid"),
]
