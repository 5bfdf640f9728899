from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.response import Response
from rest_framework.viewsets import GenericViewSet

from cases.enums import PhotoRule
from cases.models import Category
from common.api.filters import filtered, moment, parameters
from common.api.pages import KeysetPages
from common.api.versions import etag
from messaging.idempotency import body_hash_of


class CategoryOutput(serializers.Serializer):
    code = serializers.CharField()
    name = serializers.CharField()
    group = serializers.CharField()
    handle_limit = serializers.DecimalField(max_digits=6, decimal_places=2)
    unit = serializers.CharField()
    photo = serializers.ChoiceField(PhotoRule.choices)
    self_handle = serializers.BooleanField()
    major = serializers.BooleanField()


class CategoryPages(KeysetPages):
    usual = 200
    orders = ("code",)
    unique = "code"


def since(categories, value):
    """Categories do not remember when they changed: a moment that fits leaves all of them."""
    moment(value)
    return categories


FILTERS = {"changed_since": since}


class CategoryViewSet(GenericViewSet):
    """The kinds of matter a report can name, in the caller's language."""

    serializer_class = CategoryOutput
    pagination_class = CategoryPages
    queryset = Category.objects.none()
    lookup_field = "code"
    lookup_value_regex = "[0-9]{5}"

    def get_queryset(self):
        return Category.objects.filter(is_active=True)

    @extend_schema(parameters=parameters(FILTERS))
    def list(self, request):
        categories = filtered(self.get_queryset(), request, FILTERS, self.paginator.names)
        return self.get_paginated_response(
            self.get_serializer(self.paginate_queryset(categories), many=True).data
        )

    def retrieve(self, request, code):
        body = self.get_serializer(self.get_object()).data
        return Response(body, headers={"ETag": etag(body_hash_of(*body.values()).hex()[:16])})
