from django.urls import path

from grids.views import borders, coverage

PATHS = [
    path("ground/<str:code>/boundaries/", borders.boundaries, name="boundaries"),
    path("ground/<str:code>/check/", borders.check, name="check_draft"),
    path("ground/<str:code>/drawing/", borders.drawing, name="drawing"),
    path("ground/<str:code>/coverage/", coverage.coverage, name="coverage"),
]
