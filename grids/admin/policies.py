from typing import ClassVar

from django.contrib import admin
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext as _

from common.errors import Refused
from grids.admin.base import Configured
from grids.models import Grid, Policy, Region


def regions_of(actor):
    """The regions somebody configures: his district, street or community, with what lies under it."""
    roots = actor.scope.roots(Configured.changed_with)
    grids = roots.get("street_id", set()) | roots.get("total_id", set())
    regions = Grid.objects.filter(pk__in=grids).values("region")
    mine = Region.objects.filter(Q(pk__in=roots.get("district_id", ())) | Q(pk__in=regions)).values("pk")
    return Region.objects.filter(Q(pk__in=mine) | Q(parent__in=mine) | Q(parent__parent__in=mine))


@admin.register(Policy)
class PolicyAdmin(Configured):
    """What residents read under policies at their doors (S0-50). One ends; nothing of it is deleted."""

    list_display = ("title", "region", "issuer", "place", "ended_on")
    search_fields = ("title", "issuer")
    autocomplete_fields = ("region",)
    list_select_related = ("region",)
    formfield_overrides: ClassVar = {models.URLField: {"assume_scheme": "https"}}

    def get_queryset(self, request):
        return super().get_queryset(request).filter(region__in=regions_of(request.actor))

    def save_model(self, request, obj, form, change):
        if not regions_of(request.actor).filter(pk=obj.region_id).exists():
            raise Refused(_("Your posts do not allow this here."), code="not_yours")
        super().save_model(request, obj, form, change)
