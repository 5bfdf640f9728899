from django import forms
from django.contrib import admin
from django.urls import reverse
from django.utils.timezone import localdate, now
from django.utils.translation import gettext_lazy as _

from grids.actions.accounts import open_account
from grids.actions.posts import appoint, end_post
from grids.actions.switch import FACTS, keep_account
from grids.admin.base import Configured
from grids.models import Officer, Post
from grids.roles import P
from grids.superiors import kept_by
from grids.views.people import slip


class NewAccountForm(forms.ModelForm):
    """A new account; whether its name is taken says the action, to whom it may."""

    def validate_unique(self):
        pass


@admin.register(Officer)
class OfficerAdmin(Configured):
    """Accounts. Opened with a start code that is shown once, switched off, never deleted.

    Nobody sets anybody's password here: a superior issues a code (grids/views/people.py).
    """

    changed_with = P.RIGHTS_GIVE
    list_display = ("username", "name", "kind", "is_active", "is_staff", "last_login")
    list_filter = ("kind", "is_active", "is_staff")
    search_fields = ("username", "name")
    ordering = ("username",)
    add_fields = ("username", "name", "phone", "kind", "is_staff")
    change_fields = ("username", "name", "phone", "kind", "is_active", "is_staff", "last_login", "joined_at")

    def get_queryset(self, request):
        return super().get_queryset(request).filter(pk__in=kept_by(request.actor).values("pk"))

    def get_form(self, request, obj=None, change=False, **kwargs):
        return super().get_form(request, obj, change, **({} if change else {"form": NewAccountForm}) | kwargs)

    def get_fields(self, request, obj=None):
        return self.change_fields if obj else self.add_fields

    def get_readonly_fields(self, request, obj=None):
        return ("username", "last_login", "joined_at") if obj else ()

    def save_model(self, request, obj, form, change):
        facts = {"by": request.actor, "at": now(), "address": request.META.get("REMOTE_ADDR")}
        if change:
            keep_account(obj, **{name: getattr(obj, name) for name in FACTS}, **facts)
            return
        made, obj.start_code, obj.start_text = open_account(**form.cleaned_data, **facts)
        obj.pk = made.pk

    def response_add(self, request, obj, post_url_continue=None):
        if obj.start_code is None:
            return super().response_add(request, obj, post_url_continue)
        return slip(request, obj.start_code, obj.start_text, back=reverse("admin:grids_officer_changelist"))


@admin.register(Post)
class PostAdmin(Configured):
    """A post is given and ended, both by the actions; a given one is not rewritten."""

    changed_with = P.RIGHTS_GIVE
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

    @admin.display(description=_("place"))
    def place(self, post):
        return post.place

    def has_change_permission(self, request, obj=None):
        return obj is None and super().has_change_permission(request)

    def save_model(self, request, obj, form, change):
        facts = {name: getattr(obj, name) for name in ("role", "starts_on", "ends_on", "source", "deputy")}
        given = appoint(obj.officer, to=obj.place, **facts, by=request.actor, at=now())
        obj.pk = given.pk

    @admin.action(description=_("End from today on"), permissions=["change"])
    def end_today(self, request, posts):
        self.each(request, posts, lambda post: end_post(post, on=localdate(), by=request.actor, at=now()))
