from functools import lru_cache

from django.utils.translation import get_language
from drf_spectacular.views import SpectacularAPIView
from rest_framework.response import Response


class SchemaView(SpectacularAPIView):
    """The OpenAPI 3.1 document: YAML, or JSON for `Accept: application/json` or `?format=json`."""

    def _get_schema_response(self, request):
        return Response(document(self.generator_class, get_language()))


@lru_cache(maxsize=4)
def document(generator_class, language):
    """The same for everybody, so it is made once for each language and process."""
    return generator_class().get_schema(request=None, public=True)
