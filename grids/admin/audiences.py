from django.contrib import admin

from grids.admin.base import Configured
from grids.admin.positions import regions_of
from grids.enums import RegionLevel
from grids.models import Audience


@admin.register(Audience)
class AudienceAdmin(Configured):
    """The words by which a district says whom a notice is for. A word in use keeps its code."""

    list_display = ("name", "name_en", "code", "region", "order", "is_active")
    list_select_related = ("region",)
    search_fields = ("name", "code")
    ordering = ("region__code", "order", "id")
    fields = ("region", "code", "name", "name_en", "order", "is_active")

    def get_queryset(self, request):
        return super().get_queryset(request).filter(region__in=regions_of(request))

    def get_readonly_fields(self, request, obj=None):
        return ("region", "code") if obj else ()

    def formfield_for_foreignkey(self, field, request, **facts):
        if field.name == "region":
            districts = regions_of(request).filter(level=RegionLevel.DISTRICT)
            facts["queryset"] = districts.order_by("code")
        return super().formfield_for_foreignkey(field, request, **facts)
