"""A validated ReportInput becomes one call of the engine's report()."""

from django.core.exceptions import ValidationError as FieldInvalid
from django.utils.translation import gettext as _
from rest_framework.exceptions import ValidationError

from cases.actions.report import Person, report
from cases.api.place import resolve
from cases.forms.fields import PhotosField
from cases.models import Category


def report_from_outside(said, by):
    """Report what `said` (validated) says, as `by`; the Case. Raises ValidationError, PermissionDenied, Refused."""
    reporter, caller = people(said["reporter"], said["on_behalf_of"])
    return report(
        place=resolve(said.get("place", {}), by),
        source=said["source"],
        description=said["description"],
        category=category_of(said.get("category")),
        urgency=said.get("urgency", ""),
        photos=photos_of(said.get("photos"), by),
        reporter=reporter,
        caller=caller,
        found_at=said["found_at"],
        by=by,
    )


def people(reporter, on_behalf_of):
    """(the person concerned, the caller kept apart): S2-23."""
    speaking = Person(**reporter) if reporter else None
    if on_behalf_of:
        return Person(**on_behalf_of), speaking
    return speaking, None


def category_of(code):
    if code is None:
        return None
    found = Category.objects.filter(code=code, is_active=True).first()
    if found is None:
        raise ValidationError({"category": [_("There is no such category.")]})
    return found


def photos_of(ids, by):
    """The Files the caller uploaded before, still waiting for a case."""
    if not ids:
        return ()
    field = PhotosField(required=False)
    field.of(by)
    try:
        return field.clean(ids)
    except FieldInvalid as error:
        raise ValidationError({"photos": error.messages}) from error
