from django.contrib import admin
from django.utils.timezone import now
from django.utils.translation import gettext_lazy as _

from grids.actions.tree import describe_grid
from grids.admin.base import Configured, OfPlace, ReadOnly
from grids.models import Building, Department, Grid, Region
from grids.roles import P


@admin.register(Region)
class RegionAdmin(ReadOnly):
    """The divisions come from the official list (load_regions): whose parent is whose says how far a post reaches."""

    viewed_with = (P.RIGHTS_GIVE,)  # to choose the place of a post
    list_display = ("code", "name", "level", "parent")
    list_filter = ("level",)
    search_fields = ("code", "name")
    list_select_related = ("parent",)


@admin.register(Department)
class DepartmentAdmin(OfPlace):
    viewed_with = (P.RIGHTS_GIVE,)  # to choose the place of a post
    list_display = ("code", "name", "district", "street", "valid_to")
    search_fields = ("code", "name")
    autocomplete_fields = ("district", "street")
    list_select_related = ("district", "street")

    def place_of(self, row):
        return row


@admin.register(Grid)
class GridAdmin(Configured):
    """Only what a grid is called: its place in the tree is changed by actions alone."""

    viewed_with = (P.RIGHTS_GIVE,)  # to choose the place of a post
    list_display = ("code", "name", "tier", "parent", "valid_from", "valid_to")
    list_filter = ("tier",)
    search_fields = ("code", "name")
    list_select_related = ("parent",)
    ordering = ("code",)
    fields = (
        *("code", "tier", "parent", "region", "name", "responsible_unit", "responsible_code"),
        *("valid_from", "valid_to"),
    )
    readonly_fields = ("code", "tier", "parent", "region", "valid_from", "valid_to")

    def has_add_permission(self, request):
        return False

    def save_model(self, request, obj, form, change):
        facts = {name: getattr(obj, name) for name in ("name", "responsible_unit", "responsible_code")}
        describe_grid(obj, **facts, by=request.actor, at=now())


@admin.register(Building)
class BuildingAdmin(ReadOnly):
    list_display = ("code", "name", "address", "its_grid", "valid_to")
    search_fields = ("code", "name", "address")
    list_select_related = ("grid",)
    fields = ("code", "name", "address", "its_grid", "valid_to")

    @admin.display(description=_("grid"), ordering="grid")
    def its_grid(self, building):
        return building.grid
