from math import isfinite

from django.db.models import Q
from django.http import Http404
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.decorators import action
from rest_framework.exceptions import ValidationError
from rest_framework.mixins import ListModelMixin, RetrieveModelMixin
from rest_framework.response import Response
from rest_framework.viewsets import GenericViewSet

from common.api.filters import changed_since, filtered, one_of, parameters
from common.api.pages import KeysetPages
from grids.enums import Tier
from grids.models import Grid
from grids.places import locate, nearest

SYSTEMS = ("wgs84", "gcj02", "bd09")


class PathOutput(serializers.Serializer):
    code = serializers.CharField()
    name = serializers.CharField()


class GridOutput(serializers.ModelSerializer):
    parent = serializers.SerializerMethodField()
    path = PathOutput(many=True)

    class Meta:
        model = Grid
        fields = (
            "uuid",
            "code",
            "name",
            "tier",
            "parent",
            "path",
            "responsible_unit",
            "valid_from",
            "valid_to",
        )

    def get_parent(self, grid) -> str | None:
        above = grid.path[:-1]
        return above[-1].code if above else None


class NearOutput(GridOutput):
    distance = serializers.FloatField(help_text="metres to its border, 0 inside")

    class Meta(GridOutput.Meta):
        fields = (*GridOutput.Meta.fields, "distance")


class PointInput(serializers.Serializer):
    lng = serializers.FloatField(min_value=-180, max_value=180)
    lat = serializers.FloatField(min_value=-90, max_value=90)
    crs = serializers.ChoiceField(SYSTEMS, default="wgs84")

    def validate(self, point):
        if not (isfinite(point["lng"]) and isfinite(point["lat"])):
            raise ValidationError(_("This value does not fit."))
        return point


def by_tier(rows, value):
    return rows.of_tier(one_of(Tier.values)(value))


def by_parent(rows, value):
    return rows.filter(parent__code=value)


def within(rows, value):
    """The grid of this code and everything below it, as far as it may be seen."""
    top = Grid.objects.filter(code=value).first()
    return rows.under(top) if top else rows.none()


def by_words(rows, value):
    return rows.filter(Q(code__startswith=value) | Q(name__icontains=value))


FILTERS = {
    "tier": by_tier,
    "parent": by_parent,
    "within": within,
    "code": lambda rows, value: rows.filter(code=value),
    "q": by_words,
    "changed_since": changed_since,
}


class GridPages(KeysetPages):
    orders = ("code", "changed_at")
    unique = "code"


class GridViewSet(ListModelMixin, RetrieveModelMixin, GenericViewSet):
    """The grids the caller's posts reach."""

    serializer_class = GridOutput
    pagination_class = GridPages
    queryset = Grid.objects.none()
    lookup_field = "code"
    lookup_value_regex = r"\d{12,18}"

    def get_queryset(self):
        return Grid.objects.visible_to(self.request.actor.scope).with_path()

    @extend_schema(parameters=parameters(FILTERS))
    def list(self, request, *args, **kwargs):
        return super().list(request, *args, **kwargs)

    def filter_queryset(self, queryset):
        if self.action != "list":
            return queryset
        return filtered(queryset, self.request, FILTERS, self.paginator.names)

    def retrieve(self, request, *args, **kwargs):
        grid = self.get_object()
        return Response(self.get_serializer(grid).data, headers={"ETag": etag(grid)})

    @extend_schema(parameters=[PointInput], responses=GridOutput, filters=False)
    @action(detail=False, pagination_class=None)
    def locate(self, request):
        """The micro or dedicated grid at a point; 404 where there is none the caller may see."""
        grid = locate(**point_of(request), on=localdate(), among=self.get_queryset())
        if grid is None:
            raise Http404
        return Response(self.get_serializer(grid).data, headers={"ETag": etag(grid)})

    @extend_schema(parameters=[PointInput], responses=NearOutput, filters=False)
    @action(detail=False, pagination_class=None, serializer_class=NearOutput)
    def nearest(self, request):
        """The micro or dedicated grid that holds a point or lies nearest to it, of those the caller may see."""
        grid = nearest(**point_of(request), on=localdate(), among=self.get_queryset())
        if grid is None:
            raise Http404
        return Response(self.get_serializer(grid).data, headers={"ETag": etag(grid)})


def point_of(request):
    """{lng, lat, crs} as the address says them; a ValidationError for what is no point."""
    point = PointInput(data=request.query_params)
    point.is_valid(raise_exception=True)
    return point.validated_data


def etag(row):
    """Changes with the row: for If-None-Match and If-Match."""
    return f'"{row.uuid.hex[:12]}-{row.changed_at.timestamp():.6f}"'
