from django.contrib import admin
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.forms import AdminUserCreationForm, UserChangeForm
from django.utils.timezone import localdate, now
from django.utils.translation import gettext_lazy as _

from grids.actions.posts import appoint, end_post
from grids.admin.base import Configured, ReadOnly
from grids.models import AccessRecord, Officer, Post


class NewOfficerForm(AdminUserCreationForm):
    class Meta:
        model = Officer
        fields = ("username", "name", "phone", "kind")


class OfficerForm(UserChangeForm):
    class Meta:
        model = Officer
        fields = ("username", "name", "phone", "kind", "is_active", "is_staff", "password")


@admin.register(Officer)
class OfficerAdmin(UserAdmin):
    """Accounts. An account is switched off, never deleted; what it may do is said by its posts."""

    form = OfficerForm
    add_form = NewOfficerForm
    list_display = ("username", "name", "kind", "is_active", "is_staff", "last_login")
    list_filter = ("kind", "is_active", "is_staff")
    search_fields = ("username", "name")
    ordering = ("username",)
    filter_horizontal = ()
    readonly_fields = ("last_login", "joined_at")
    fieldsets = (
        (None, {"fields": ("username", "password", "name", "phone", "kind")}),
        (_("Account"), {"fields": ("is_active", "is_staff", "last_login", "joined_at")}),
    )
    add_fieldsets = (
        (
            None,
            {"fields": ("username", "usable_password", "password1", "password2", "name", "phone", "kind")},
        ),
    )

    def has_delete_permission(self, request, obj=None):
        return False


@admin.register(Post)
class PostAdmin(Configured):
    """A post is given and ended, both by the actions; a given one is not rewritten."""

    list_display = ("officer", "role", "place", "starts_on", "ends_on", "deputy")
    list_filter = ("role",)
    search_fields = ("officer__name", "officer__username", "grid__code", "grid__name")
    autocomplete_fields = ("officer", "grid", "region", "department", "deputy")
    fields = (
        *("officer", "role", "grid", "region", "department"),
        *("starts_on", "ends_on", "source", "deputy"),
    )
    actions = ("end_today",)

    def get_queryset(self, request):
        return super().get_queryset(request).with_names().select_related("deputy")

    def has_change_permission(self, request, obj=None):
        return obj is None and super().has_change_permission(request)

    def save_model(self, request, obj, form, change):
        facts = {name: getattr(obj, name) for name in ("role", "starts_on", "ends_on", "source", "deputy")}
        given = appoint(obj.officer, to=obj.place, **facts, by=request.actor, at=now())
        obj.pk = given.pk

    @admin.action(description=_("End from today on"), permissions=["change"])
    def end_today(self, request, posts):
        self.each(request, posts, lambda post: end_post(post, on=localdate(), by=request.actor, at=now()))


@admin.register(AccessRecord)
class AccessRecordAdmin(ReadOnly):
    list_display = ("opened_at", "officer", "subject_kind", "subject_uuid", "fields", "reason")
    list_select_related = ("officer",)
    ordering = ("-opened_at",)
    fields = ("opened_at", "officer", "subject_kind", "subject_uuid", "reason", "address")
