from django.utils.timezone import now
from django.utils.translation import gettext_lazy as _
from drf_spectacular.extensions import OpenApiAuthenticationExtension
from rest_framework.authentication import BaseAuthentication, get_authorization_header
from rest_framework.exceptions import AuthenticationFailed

from grids.actions.api_keys import verify_key

SCHEME = "Api-Key"


class ApiKeyAuthentication(BaseAuthentication):
    """`Authorization: Api-Key gk_…`: the caller is the account the key belongs to, with that account's posts."""

    def authenticate(self, request):
        scheme, _space, text = get_authorization_header(request).decode("latin-1").partition(" ")
        if scheme.lower() != SCHEME.lower():
            return None
        officer = verify_key(text.strip(), address=request.META.get("REMOTE_ADDR"), at=now())
        if officer is None:
            raise AuthenticationFailed(_("This key is not valid here."))
        return officer, text.split("_")[1]

    def authenticate_header(self, request):
        return SCHEME


class ApiKeyScheme(OpenApiAuthenticationExtension):
    """How the documentation says it."""

    target_class = ApiKeyAuthentication
    name = "ApiKey"

    def get_security_definition(self, auto_schema):
        described = "Api-Key gk_…, issued by manage.py issue_api_key"
        return {"type": "apiKey", "in": "header", "name": "Authorization", "description": described}
