"""The addresses of a place's name and look."""

from django.urls import path, re_path

from grids.views import brands

PATHS = [
    path("ground/regions/<str:code>/look/", brands.brand, name="brand"),
    path("look/<uuid:uuid>/<str:version>.css", brands.brand_sheet, name="brand_sheet"),
    path("look/<uuid:uuid>/<str:version>.jpg", brands.brand_logo, name="brand_logo"),
    re_path(r"^look/try/(?P<colour>[0-9a-f]{6})\.css$", brands.brand_try, name="brand_try"),
]
