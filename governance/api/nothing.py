from django.http import Http404
from drf_spectacular.utils import extend_schema
from rest_framework.views import APIView


class Nothing(APIView):
    """Every other address under /api/ answers like an object that does not exist, whatever the method."""

    authentication_classes = []
    permission_classes = []

    def initial(self, request, *args, **facts):
        super().initial(request, *args, **facts)
        raise Http404


nothing = extend_schema(exclude=True)(Nothing).as_view()
