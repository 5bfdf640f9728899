from django.urls import path

from grids.views import borders, circle, coverage, exchange, outlines

PATHS = [
    path("ground/<str:code>/boundaries/", borders.boundaries, name="boundaries"),
    path("ground/<str:code>/check/", borders.check, name="check_draft"),
    path("ground/<str:code>/drawing/", borders.drawing, name="drawing"),
    path("ground/<str:code>/coverage/", coverage.coverage, name="coverage"),
    path("ground/<str:code>/outlines/", outlines.outlines, name="outlines"),
    path("ground/<str:code>/outlines/export/", outlines.export_outlines, name="export_outlines"),
    path("ground/<str:code>/circle/", circle.circle, name="circle"),
    path("ground/<str:code>/circle/map/", circle.circle_map, name="circle_map"),
    path("ground/<str:code>/circle/export/", circle.circle_export, name="circle_export"),
    path("ground/<str:code>/import/", exchange.import_boundaries, name="import_boundaries"),
    path("ground/<str:code>/export/", exchange.export_boundaries, name="export_boundaries"),
    path("ground/imports/<uuid:uuid>/", exchange.boundary_import, name="boundary_import"),
    path("ground/imports/<uuid:uuid>/boundaries/", exchange.boundary_draft, name="boundary_draft"),
]
