"""The addresses of what a street tries, took over and says of departments."""

from django.urls import path

from grids.views import evaluations, networks, ones, pilots

PATHS = [
    path("ground/<str:code>/ones/", ones.ones, name="ones"),
    path("ground/<str:code>/pilots/", pilots.start, name="pilot_start"),
    path("ground/<str:code>/networks/", networks.networks, name="networks"),
    path("ground/<str:code>/evaluations/", evaluations.evaluations, name="evaluations"),
    path("pilots/<uuid:uuid>/", pilots.pilot, name="pilot"),
]
