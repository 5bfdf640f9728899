"""A case as other systems read it. References are codes and UUIDs; people are masked, always."""

import re

from django.utils.timezone import now
from rest_framework import serializers

from cases.clockwork import ClockKind
from cases.enums import Action, ReporterKind, Source, State, Urgency
from cases.forms.needs import OUTSIDE
from common.masking import mask_id_number, mask_name, mask_phone
from grids.enums import ActorKind

PHONE = re.compile(r"(?<!\d)1\d{10}(?!\d)")
ID_NUMBER = re.compile(r"(?<!\d)\d{17}[\dXx](?![\dXx])")


def without_numbers(words):
    """Words as they were said, with the phone and identity numbers in them masked."""
    words = ID_NUMBER.sub(lambda found: mask_id_number(found[0]), words)
    return PHONE.sub(lambda found: mask_phone(found[0]), words)


class NamedOutput(serializers.Serializer):
    code = serializers.CharField()
    name = serializers.CharField()


class PlacedGridOutput(NamedOutput):
    path = NamedOutput(many=True, help_text="from the street down to the grid itself")


class PlaceOutput(serializers.Serializer):
    """Read from the case itself, whose level columns are its path."""

    grid = serializers.SerializerMethodField()
    building = serializers.CharField(
        source="building.code", default=None, allow_null=True, help_text="its code"
    )
    address = serializers.CharField()
    lng = serializers.FloatField(source="point.x", default=None, allow_null=True)
    lat = serializers.FloatField(source="point.y", default=None, allow_null=True)

    def get_grid(self, case) -> PlacedGridOutput(allow_null=True):
        if case.grid is None:
            return None
        path = {grid.pk: grid for grid in (case.street, case.total, case.general, case.grid) if grid}
        return PlacedGridOutput({"code": case.grid.code, "name": case.grid.name, "path": path.values()}).data


class CaseRowOutput(serializers.Serializer):
    """A case in a list."""

    number = serializers.CharField()
    state = serializers.ChoiceField(State.choices)
    step = serializers.IntegerField(min_value=1, max_value=7)
    category = serializers.CharField(source="category.code")
    description = serializers.SerializerMethodField()
    place = PlaceOutput(source="*")
    unplaced = serializers.BooleanField()
    source = serializers.ChoiceField(Source.choices)
    urgency = serializers.ChoiceField(Urgency.choices)
    major = serializers.BooleanField()
    pending = serializers.BooleanField(help_text="came in over a budget: to be checked and accepted first")
    found_at = serializers.DateTimeField(allow_null=True)
    reported_at = serializers.DateTimeField()
    changed_at = serializers.DateTimeField()
    due_at = serializers.DateTimeField(allow_null=True)
    overdue = serializers.SerializerMethodField()
    handler = serializers.UUIDField(
        source="handler_post.uuid", default=None, allow_null=True, help_text="a post"
    )
    department = serializers.UUIDField(source="handler_department.uuid", default=None, allow_null=True)
    owner_grid = serializers.CharField(source="owner_grid.code", default=None, allow_null=True)
    version = serializers.IntegerField()

    def get_description(self, case) -> str:
        return without_numbers(case.description)

    def get_overdue(self, case) -> bool:
        return case.is_open and case.due_at is not None and case.due_at < now()


class ClockOutput(serializers.Serializer):
    kind = serializers.ChoiceField(ClockKind.choices)
    started_at = serializers.DateTimeField()
    due_at = serializers.DateTimeField()
    stopped_at = serializers.DateTimeField(allow_null=True)
    paused = serializers.SerializerMethodField()
    policy = serializers.SerializerMethodField(help_text="limit and unit, as in 3 ND")

    def get_paused(self, clock) -> bool:
        return clock.paused_at is not None

    def get_policy(self, clock) -> str:
        return f"{clock.limit.normalize():f} {clock.unit}"


class AllowedOutput(serializers.Serializer):
    """A verb open to the caller: `needs` are the body's fields, those ending in "?" may be left out."""

    action = serializers.CharField(source="name")
    label = serializers.CharField()
    needs = serializers.SerializerMethodField()

    def get_needs(self, allowed) -> list[str]:
        outside = {inner: outer for outer, inner in OUTSIDE.get(allowed.name, {}).items()}
        names = [(need.removesuffix("?"), "?" * need.endswith("?")) for need in allowed.needs]
        return [f"{outside.get(name, name)}{mark}" for name, mark in names]


class PersonOutput(serializers.Serializer):
    """Never more than this: the rest is behind `reveal`, with a reason."""

    name = serializers.SerializerMethodField()
    phone = serializers.SerializerMethodField()
    anonymous = serializers.BooleanField()

    def get_name(self, person) -> str:
        return "" if person.anonymous else mask_name(person.name)

    def get_phone(self, person) -> str:
        return "" if person.anonymous else mask_phone(person.phone)


class CaseOutput(CaseRowOutput):
    """One case. The context has `allowed`, what the caller may do to it now."""

    clocks = ClockOutput(many=True)
    reporter = serializers.SerializerMethodField(help_text="masked")
    on_behalf_of = serializers.SerializerMethodField(help_text="masked; the person concerned")
    allowed_actions = serializers.SerializerMethodField()

    def get_reporter(self, case) -> PersonOutput(allow_null=True):
        """Who spoke: the caller where there was one, as it was sent."""
        kept = {person.kind: person for person in case.reporters.all()}
        return masked(kept.get(ReporterKind.CALLER) or kept.get(ReporterKind.REPORTER))

    def get_on_behalf_of(self, case) -> PersonOutput(allow_null=True):
        kept = {person.kind: person for person in case.reporters.all()}
        return masked(kept.get(ReporterKind.REPORTER)) if ReporterKind.CALLER in kept else None

    def get_allowed_actions(self, case) -> AllowedOutput(many=True):
        return AllowedOutput(self.context["allowed"], many=True).data


class ReportedOutput(CaseOutput):
    tracking_url = serializers.CharField(help_text="the reporter's secret link; in this answer only")


def masked(person):
    return PersonOutput(person).data if person else None


class EventOutput(serializers.Serializer):
    """One line of the chain."""

    seq = serializers.IntegerField()
    action = serializers.ChoiceField(Action.choices)
    by = serializers.SerializerMethodField(help_text="a username, or reporter or clock")
    role = serializers.CharField()
    at = serializers.DateTimeField()
    data = serializers.JSONField()
    hash = serializers.SerializerMethodField()

    def get_fields(self):
        """`from` is a word of Python's own, so it joins here."""
        fields = super().get_fields()
        moves = {
            "from": serializers.CharField(source="from_state"),
            "to": serializers.CharField(source="to_state"),
        }
        first = {name: fields.pop(name) for name in ("seq", "action")}
        return first | moves | fields

    def get_by(self, event) -> str:
        return event.officer.username if event.actor_kind == ActorKind.OFFICER else event.actor_kind

    def get_hash(self, event) -> str:
        return bytes(event.hash).hex()


class DeadlinesOutput(serializers.Serializer):
    number = serializers.CharField()
    version = serializers.IntegerField()
    deadlines = serializers.ListField(child=serializers.DictField())
