"""No column of text can hold a NUL, so nothing can be asked by one: said before any page puts it to the database."""

from django.core.exceptions import BadRequest
from django.http import Http404

API = "/api/"  # says it in its own words


class PlainAddress:
    """An address with a NUL in it does not exist; a question with one is refused."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if not request.path_info.startswith(API):
            if "\x00" in request.path_info:
                raise Http404
            if "%00" in request.META.get("QUERY_STRING", ""):
                raise BadRequest("A NUL in the address.")
        return self.get_response(request)
