"""A text column that only this application can read."""

from django.core import checks
from django.core.exceptions import FieldDoesNotExist
from django.db import models
from django.db.models.query_utils import DeferredAttribute

from common import crypto


class Sealed(bytes):
    """A stored value not opened yet. It prints as nothing, so that a log or an error page cannot show it."""

    def __repr__(self):
        return "<sealed>"

    __str__ = __repr__


class Unsealing(DeferredAttribute):
    """Opens the value when it is first asked for, with the row at hand to prove that it belongs there."""

    def __get__(self, instance, cls=None):
        value = super().__get__(instance, cls)
        if isinstance(value, Sealed):
            value = crypto.decrypt(value, aad=self.field.place_of(instance))
            instance.__dict__[self.field.attname] = value
        return value

    def __set__(self, instance, value):
        instance.__dict__[self.field.attname] = value


class EncryptedTextField(models.Field):
    """Text kept sealed in a bytea column, bound to its row.

    `bound_to` names the field that tells the row apart and never changes (its public uuid). With `bound_to=""`
    the value is bound to its column only. It cannot be searched; keep a `crypto.blind_index` beside it for that.
    """

    descriptor_class = Unsealing
    empty_strings_allowed = False

    def __init__(self, *args, bound_to="uuid", **kwargs):
        self.bound_to = bound_to
        super().__init__(*args, **kwargs)

    def deconstruct(self):
        name, path, args, kwargs = super().deconstruct()
        if self.bound_to != "uuid":
            kwargs["bound_to"] = self.bound_to
        return name, path, args, kwargs

    def check(self, **kwargs):
        return [*super().check(**kwargs), *self._check_bound_to()]

    def _check_bound_to(self):
        try:
            if self.bound_to:
                self.model._meta.get_field(self.bound_to)
        except FieldDoesNotExist:
            hint = 'Name the field that tells the row apart, or say bound_to="".'
            yield checks.Error(
                f"{self.bound_to!r} is no field of the model.", hint=hint, obj=self, id="common.E001"
            )

    def place_of(self, instance):
        """table.column:row — what a sealed value is bound to."""
        place = f"{self.model._meta.db_table}.{self.column}"
        if not self.bound_to:
            return place
        # to_python: a uuid given as text and the same one read back must name the same row.
        row = self.model._meta.get_field(self.bound_to).to_python(getattr(instance, self.bound_to))
        return f"{place}:{row}"

    def get_internal_type(self):
        return "BinaryField"

    def formfield(self, **kwargs):
        return super().formfield(**{"max_length": None, **kwargs})

    def from_db_value(self, value, expression, connection):
        return None if value is None else Sealed(value)

    def pre_save(self, model_instance, add):
        value = getattr(model_instance, self.attname)
        return None if value is None else Sealed(crypto.encrypt(value, aad=self.place_of(model_instance)))

    def get_db_prep_value(self, value, connection, prepared=False):
        if value is not None and not isinstance(value, Sealed):
            raise TypeError("An encrypted value is sealed for its row: set it on the row and save() it.")
        return None if value is None else connection.Database.Binary(bytes(value))

    def get_lookup(self, lookup_name):
        # Equality on ciphertext never matches and would look like "not found".
        return super().get_lookup(lookup_name) if lookup_name == "isnull" else None
