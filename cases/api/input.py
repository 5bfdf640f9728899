"""What a program may send when it reports: types and lengths. What the words mean is for `place` and `report`."""

from datetime import UTC, datetime
from math import isfinite

from django.utils.timezone import is_aware, now
from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from cases.enums import Source, Urgency
from cases.forms.fields import MOST_PHOTOS

SYSTEMS = ("wgs84", "gcj02", "bd09")
EARLIEST = datetime(2000, 1, 1, tzinfo=UTC)
PHONE = r"^(\+?[0-9][0-9 -]{2,19})?$"


class MomentField(serializers.DateTimeField):
    """ISO 8601 with an offset: a moment without one could be any of a day's."""

    default_error_messages = {"offset": _("Say the offset, as in 2025-06-09T09:00:00+08:00.")}

    def enforce_timezone(self, value):
        if not is_aware(value):
            self.fail("offset")
        return super().enforce_timezone(value)


class CoordinateField(serializers.FloatField):
    default_error_messages = {"finite": _("This is not a coordinate.")}

    def to_internal_value(self, data):
        if isinstance(data, bool):
            self.fail("invalid")
        value = super().to_internal_value(data)
        if not isfinite(value):
            self.fail("finite")
        return value


class PlaceInput(serializers.Serializer):
    """Where it is. The first of qr, building, grid and coordinates that is given decides."""

    qr = serializers.CharField(required=False, max_length=40, help_text="the text of a door's code")
    building = serializers.CharField(required=False, max_length=36, help_text="a building's code or UUID")
    grid = serializers.CharField(required=False, max_length=18, help_text="a grid's code")
    address = serializers.CharField(required=False, max_length=200, allow_blank=True, default="")
    lng = CoordinateField(required=False, min_value=-180, max_value=180)
    lat = CoordinateField(required=False, min_value=-90, max_value=90)
    crs = serializers.ChoiceField(SYSTEMS, default="wgs84")

    def validate(self, place):
        if ("lng" in place) != ("lat" in place):
            missing = "lat" if "lng" in place else "lng"
            raise serializers.ValidationError({missing: [_("A point needs both lng and lat.")]})
        return place


class PersonInput(serializers.Serializer):
    name = serializers.CharField(required=False, max_length=50, allow_blank=True, default="")
    phone = serializers.RegexField(PHONE, required=False, allow_blank=True, default="")
    anonymous = serializers.BooleanField(default=False)


class ReportInput(serializers.Serializer):
    """A report. `on_behalf_of` is the person concerned, where `reporter` speaks for somebody else."""

    category = serializers.CharField(
        required=False, max_length=5, help_text="five digits; without it, to be classified"
    )
    description = serializers.CharField(required=False, max_length=500, allow_blank=True, default="")
    place = PlaceInput(required=False)
    urgency = serializers.ChoiceField(Urgency.choices, required=False, help_text="without it, the category's")
    source = serializers.ChoiceField(Source.choices)
    reporter = PersonInput(required=False, allow_null=True, default=None)
    on_behalf_of = PersonInput(required=False, allow_null=True, default=None)
    found_at = MomentField(required=False, allow_null=True, default=None)
    photos = serializers.ListField(
        child=serializers.UUIDField(), required=False, max_length=MOST_PHOTOS, help_text="ids of uploads"
    )

    def validate_found_at(self, value):
        if value and not EARLIEST <= value <= now():
            raise serializers.ValidationError(_("This moment lies too far back, or is still to come."))
        return value
