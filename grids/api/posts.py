from django.utils.timezone import localdate
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.mixins import ListModelMixin, RetrieveModelMixin
from rest_framework.response import Response
from rest_framework.viewsets import GenericViewSet

from common.api.filters import changed_since, filtered, one_of, parameters, yes_or_no
from common.api.pages import KeysetPages
from grids.api.grids import PathOutput, etag
from grids.enums import Role
from grids.models import Post


class OfficerOutput(serializers.Serializer):
    username = serializers.CharField()
    name = serializers.CharField()


class DepartmentOutput(PathOutput):
    id = serializers.UUIDField(source="uuid", help_text="what a case can be dispatched to")


class PostOutput(serializers.ModelSerializer):
    id = serializers.UUIDField(source="uuid")
    officer = OfficerOutput()
    grid = PathOutput(allow_null=True)
    region = PathOutput(allow_null=True)
    department = DepartmentOutput(allow_null=True)
    until = serializers.DateField(
        source="ends_on", allow_null=True, help_text="the first day without the post"
    )

    class Meta:
        model = Post
        fields = ("id", "officer", "grid", "region", "department", "role", "until")

    def get_fields(self):
        """`from` is a word of Python's own, so it joins here."""
        return super().get_fields() | {"from": serializers.DateField(source="starts_on")}


def by_grid(rows, value):
    return rows.filter(grid__code=value)


def by_role(rows, value):
    return rows.filter(role=one_of(Role.values)(value))


def by_officer(rows, value):
    return rows.filter(officer__username=value)


def by_current(rows, value):
    current = rows.current(localdate())
    return current if yes_or_no(value) else rows.exclude(pk__in=current.values("pk"))


FILTERS = {
    "grid": by_grid,
    "role": by_role,
    "officer": by_officer,
    "current": by_current,
    "changed_since": changed_since,
}


class PostPages(KeysetPages):
    orders = ("changed_at",)
    unique = "uuid"


class PostViewSet(ListModelMixin, RetrieveModelMixin, GenericViewSet):
    """The posts in the grids, regions and departments the caller's own posts reach."""

    serializer_class = PostOutput
    pagination_class = PostPages
    queryset = Post.objects.none()
    lookup_field = "uuid"
    lookup_url_kwarg = "id"
    lookup_value_converter = "uuid"

    def get_queryset(self):
        return Post.objects.visible_to(self.request.actor.scope).with_names()

    @extend_schema(parameters=parameters(FILTERS))
    def list(self, request, *args, **kwargs):
        return super().list(request, *args, **kwargs)

    def filter_queryset(self, queryset):
        if self.action != "list":
            return queryset
        return filtered(queryset, self.request, FILTERS, self.paginator.names)

    def retrieve(self, request, *args, **kwargs):
        post = self.get_object()
        return Response(self.get_serializer(post).data, headers={"ETag": etag(post)})
