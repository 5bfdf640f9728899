from django.contrib import admin

from grids.admin.base import Configured
from grids.models import Position, Region
from grids.roles import P


def regions_of(request):
    """The districts in one's reach, and their streets."""
    verb = P.CONFIGURE if request.actor.holds(P.CONFIGURE) else P.GRID_VIEW
    districts = request.actor.scope.roots(verb).get("district_id", ())
    own = Region.objects.filter(pk__in=districts)
    return own | Region.objects.filter(parent__in=districts)


@admin.register(Position)
class PositionAdmin(Configured):
    """The titles of one's own places: their words, terms and numbers. What a title may do stays as it was given."""

    list_display = ("name", "code", "region", "role", "term_years", "norm", "publicity_days", "is_active")
    list_select_related = ("region",)
    search_fields = ("name", "code")
    ordering = ("region__code", "order", "id")
    fields = (
        *("region", "code", "name", "name_en", "role", "stands_on", "term_years", "norm"),
        *("publicity_days", "publicity_unit", "duty", "duty_en", "order", "is_active"),
    )

    def get_queryset(self, request):
        return super().get_queryset(request).filter(region__in=regions_of(request))

    def get_readonly_fields(self, request, obj=None):
        return ("region", "code", "role", "stands_on") if obj else ()

    def formfield_for_foreignkey(self, field, request, **facts):
        if field.name == "region":
            facts["queryset"] = regions_of(request).order_by("code")
        return super().formfield_for_foreignkey(field, request, **facts)
