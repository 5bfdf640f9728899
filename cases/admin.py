"""Configuration of the case engine: kinds of matter, clock limits, and the open clocks when a calendar changes.

Cases, events and clocks are not here: they have pages of their own, and only their actions write them.
"""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from cases.actions.redate import ask_redating
from cases.models import Category, CategoryDuty, ClockPolicy
from grids.admin.base import Configured, OfPlace
from grids.admin.calendars import CalendarAdmin
from grids.models import Calendar, DutyItem
from grids.roles import P


class Dating(Configured):
    """What it changes decides due times: open clocks are dated again as soon as it is saved."""

    actions = ("date_again",)

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        ask_redating(by=request.actor, reason=str(form.instance))
        self.say_asked(request)

    @admin.action(description=_("Date all open clocks again"), permissions=["change"])
    def date_again(self, request, _rows):
        ask_redating(by=request.actor, reason=str(self.opts.verbose_name))
        self.say_asked(request)

    def say_asked(self, request):
        self.message_user(request, _("Open clocks get their new due times within some minutes."))


@admin.register(Category)
class CategoryAdmin(Dating):
    """Kinds of matter are switched off, not deleted; the code stays."""

    list_display = (
        "code",
        "top",
        "leaf",
        "handle_limit",
        "unit",
        "photo",
        "self_handle",
        "major",
        "is_active",
    )
    list_filter = ("is_active", "top")
    search_fields = ("code", "leaf", "leaf_en")
    ordering = ("code",)

    def get_readonly_fields(self, request, obj=None):
        return ("code",) if obj else ()


@admin.register(ClockPolicy)
class ClockPolicyAdmin(Dating):
    """To look at; a limit is changed on its own page, where each change shows first what it would move."""

    list_display = (
        "kind",
        "category",
        "urgency",
        "major",
        "limit",
        "unit",
        "calendar",
        "valid_from",
        "valid_to",
        "set_by",
        "reason",
    )
    list_filter = ("kind", ("valid_to", admin.EmptyFieldListFilter))
    list_select_related = ("category", "calendar", "by")
    ordering = ("kind", "category__code", "-valid_from")

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return obj is None and super().has_change_permission(request)

    @admin.display(description=_("set by"))
    def set_by(self, row):
        return row.by


admin.site.unregister(Calendar)


@admin.register(Calendar)
class DatingCalendarAdmin(Dating, CalendarAdmin):
    """To look at; a calendar is changed on its own page, where each change is a version with its reason."""

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return obj is None and super().has_change_permission(request)


class CategoryDutyInline(admin.TabularInline):
    """Which categories of cases are a matter of the item: by them a dispatch is suggested to its unit."""

    model = CategoryDuty
    extra = 1
    autocomplete_fields = ("category",)

    def has_view_permission(self, request, obj=None):
        return request.actor.holds(P.CONFIGURE)

    has_add_permission = has_change_permission = has_delete_permission = has_view_permission


@admin.register(DutyItem)
class DutyItemAdmin(OfPlace):
    list_display = ("number", "name", "list", "department", "unit", "valid_from", "valid_to")
    search_fields = ("number", "name", "list__title")
    autocomplete_fields = ("list", "department")
    list_select_related = ("list", "department")
    inlines = (CategoryDutyInline,)

    def place_of(self, row):
        return row.list.place
