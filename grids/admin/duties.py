from django.contrib import admin

from grids.admin.base import OfPlace
from grids.models import Delegation, DutyList


@admin.register(DutyList)
class DutyListAdmin(OfPlace):
    """Lists of duties and powers. A list ends; nothing of it is deleted."""

    list_display = ("title", "kind", "region", "grid", "is_public", "valid_from", "valid_to")
    list_filter = ("kind",)
    search_fields = ("title",)
    autocomplete_fields = ("region", "grid")
    list_select_related = ("region", "grid")


@admin.register(Delegation)
class DelegationAdmin(OfPlace):
    list_display = ("item", "to", "basis", "valid_from", "valid_to")
    search_fields = ("item__name", "to__name")
    autocomplete_fields = ("item", "to")
    list_select_related = ("item", "to")

    def place_of(self, row):
        return row.item.list.place
