from urllib.parse import urlencode

from django.contrib import admin, messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from common.errors import Refused
from grids.reach import reach_of
from grids.roles import P


class Configured(admin.ModelAdmin):
    """Nothing is deleted: it ends. What an action refuses is said on the same page, and nothing is kept of it."""

    list_per_page = 50
    show_full_result_count = False
    changed_with = P.CONFIGURE  # by the posts, as everywhere: Django's own permissions open nothing here
    viewed_with = ()  # what lets somebody look besides

    def has_module_permission(self, request):
        return self.has_view_permission(request)

    def has_view_permission(self, request, obj=None):
        return any(request.actor.holds(verb) for verb in (self.changed_with, *self.viewed_with))

    def has_add_permission(self, request):
        return request.actor.holds(self.changed_with)

    def has_change_permission(self, request, obj=None):
        return request.actor.holds(self.changed_with)

    def has_delete_permission(self, request, obj=None):
        return False

    def get_queryset(self, request):
        rows = super().get_queryset(request)
        return rows.visible_to(request.actor.scope) if hasattr(rows, "visible_to") else rows

    def _get_obj_does_not_exist_redirect(self, request, opts, object_id):
        """Out of scope is what it is everywhere: not there. Django would lead to its index instead."""
        raise Http404

    def changeform_view(self, request, *args, **kwargs):
        try:
            return super().changeform_view(request, *args, **kwargs)
        except Refused as refusal:
            return self.say_no(request, refusal)

    def say_no(self, request, refusal):
        self.message_user(request, str(refusal), messages.ERROR)
        return HttpResponseRedirect(request.get_full_path())

    def each(self, request, rows, act):
        """Run an action on every chosen row; say which were refused."""
        for row in rows:
            try:
                act(row)
            except Refused as refusal:
                self.message_user(request, f"{row}: {refusal}", messages.ERROR)


class ReadOnly(Configured):
    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False


class OfPlace(Configured):
    """What is of a place is entered, changed and moved only by who configures the old place and the new one."""

    def place_of(self, row):
        return row.place

    def save_model(self, request, obj, form, change):
        rows = [obj, type(obj)._default_manager.get(pk=obj.pk)] if change else [obj]
        if not all(request.actor.may(P.CONFIGURE, reach_of(self.place_of(row))) for row in rows):
            raise Refused(_("Your posts do not allow this here."), code="not_yours")
        super().save_model(request, obj, form, change)


@login_not_required
def sign_in_first(request, extra_context=None):
    """The configuration has no door of its own: lock-out and limits are those of the one sign-in page."""
    if request.user.is_authenticated and not admin.site.has_permission(request):
        return redirect("governance:home")
    return redirect(f"{reverse('grids:sign_in')}?{urlencode({'next': request.GET.get('next', '/admin/')})}")


def own_password(request, extra_context=None):
    """The own password is changed where everybody changes it, and no second door leads past what is asked there."""
    return redirect("grids:password")


admin.site.login = sign_in_first
admin.site.password_change = own_password
