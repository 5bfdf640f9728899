"""The map as vector tiles: GET /api/v1/tiles/{layer}/{z}/{x}/{y}.mvt."""

from hashlib import sha256

from django.http import Http404, HttpResponse
from django.utils.cache import get_conditional_response
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.renderers import BaseRenderer
from rest_framework.views import APIView

from grids.tiles.zooms import ASKED_FROM, tile_at

MEDIA_TYPE = "application/vnd.mapbox-vector-tile"
# What a browser has, it asks about before it shows it again: what somebody may see can change.
ASK_AGAIN = "private, no-cache"
TIER = OpenApiParameter(
    "tier", enum=[tier.value for tier in ASKED_FROM], description="instead of the zoom's own tier"
)


class TileRenderer(BaseRenderer):
    media_type = MEDIA_TYPE
    format = "mvt"

    def render(self, data, accepted_media_type=None, renderer_context=None):
        return data


class TileView(APIView):
    """One square of the map; what the caller may not see is not in it. The tier of its grids goes by the zoom."""

    layers = {}
    renderer_classes = [TileRenderer]

    @extend_schema(parameters=[TIER], responses={(200, MEDIA_TYPE): OpenApiTypes.BINARY})
    def get(self, request, layer, z, x, y):
        try:
            tile = tile_at(z, x, y, request.query_params.get("tier", ""))
            body = self.layers[layer].bytes_of(layer, tile, request.actor.scope)
        except (KeyError, ValueError):
            raise Http404 from None
        etag = f'"{sha256(body).hexdigest()[:32]}"'
        headers = {"ETag": etag, "Cache-Control": ASK_AGAIN}
        response = HttpResponse(body, content_type=MEDIA_TYPE, headers=headers)
        return get_conditional_response(request, etag=etag, response=response)
