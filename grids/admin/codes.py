from django.contrib import admin
from django.utils.timezone import now
from django.utils.translation import gettext_lazy as _

from grids.actions.api_keys import revoke_key
from grids.actions.qr_codes import issue_code, revoke_code
from grids.admin.base import Configured, ReadOnly
from grids.models import ApiKey, QrCode
from grids.roles import P
from grids.superiors import kept_by


@admin.register(QrCode)
class QrCodeAdmin(Configured):
    list_display = ("token", "place", "issued_at", "revoked_at", "scan_count")
    search_fields = ("token", "building__code", "building__name", "grid__code")
    autocomplete_fields = ("building", "grid")
    list_select_related = ("building", "grid")
    fields = ("building", "grid")
    actions = ("revoke",)

    @admin.display(description=_("place"))
    def place(self, code):
        return code.place

    def has_change_permission(self, request, obj=None):
        return obj is None and super().has_change_permission(request)

    def save_model(self, request, obj, form, change):
        issued = issue_code(obj.place, by=request.actor, at=now())
        obj.pk, obj.token = issued.pk, issued.token

    @admin.action(description=_("Revoke"), permissions=["change"])
    def revoke(self, request, codes):
        self.each(request, codes, lambda code: revoke_code(code, by=request.actor, at=now()))


@admin.register(ApiKey)
class ApiKeyAdmin(ReadOnly):
    """Keys are issued from the command line and revoked here."""

    changed_with = P.RIGHTS_GIVE
    list_display = ("name", "officer", "prefix", "issued_at", "expires_at", "revoked_at", "last_used_at")
    list_select_related = ("officer",)
    fields = (
        "name",
        "officer",
        "prefix",
        "addresses",
        "issued_at",
        "expires_at",
        "revoked_at",
        "last_used_at",
    )
    actions = ("revoke",)

    def get_queryset(self, request):
        return super().get_queryset(request).filter(officer__in=kept_by(request.actor).values("pk"))

    @admin.action(description=_("Revoke"), permissions=["view"])
    def revoke(self, request, keys):
        self.each(request, keys, lambda key: revoke_key(key, by=request.actor, at=now()))
