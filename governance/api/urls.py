"""What other systems call: version 1, its OpenAPI document, and Swagger UI to try it with."""

from django.urls import include, path, re_path
from drf_spectacular.views import SpectacularSwaggerSplitView
from rest_framework.routers import SimpleRouter

from cases.api.urls import REGISTERED as CASES
from cases.tiles import LAYERS as CASE_LAYERS
from governance.api.nothing import nothing
from governance.api.schema import SchemaView
from grids.api.grids import GridViewSet
from grids.api.posts import PostViewSet
from grids.api.tiles import TileView
from grids.tiles.ground import LAYERS

app_name = "api"

router = SimpleRouter()
for name, viewset in (*CASES, ("grids", GridViewSet), ("posts", PostViewSet)):
    router.register(name, viewset, basename=name)

tiles = TileView.as_view(layers=LAYERS | CASE_LAYERS)

docs = SpectacularSwaggerSplitView.as_view(url_name="api:schema", template_name="api/docs.html")

urlpatterns = [
    path("", docs, name="docs"),
    path("v1/schema/", SchemaView.as_view(), name="schema"),
    path("v1/tiles/<str:layer>/<int:z>/<int:x>/<int:y>.mvt", tiles, name="tile"),
    path("v1/", include(router.urls)),
    re_path(r"^[\s\S]*$", nothing, name="nothing"),
]
