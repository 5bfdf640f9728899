"""The body of actions/{action}/ becomes the facts of one verb of the engine."""

from django.utils.timezone import now
from django.utils.translation import gettext as _
from rest_framework.exceptions import ParseError, ValidationError

from cases import workflow
from cases.allowed import Allowed
from cases.enums import Action
from cases.errors import NotYours, OutOfOrder
from cases.forms.action import ActionForm
from cases.parties import parties

MANY = {"photos": str, "calls": str | dict}  # where a list is sent, and of what


def facts_of(case, verb, by, body):
    """The keyword facts of `verb` from a JSON object. Raises OutOfOrder or NotYours first, then ValidationError with
    the names used outside.
    """
    form = ActionForm.from_outside(allowed_now(case, verb, by), case, by, at=now(), body=plain(body))
    if not form.is_valid():
        names = form.outside_names
        raise ValidationError({names.get(name, name): list(said) for name, said in form.errors.items()})
    return form.cleaned_data


def allowed_now(case, verb, by):
    row = workflow.row_from(case.state, verb, version=case.workflow_version)
    if row is None:
        raise OutOfOrder(case, Action(verb))
    who = parties(case, by)
    if not who & row.who:
        raise NotYours(_("This step is not yours to take."))
    return Allowed(row.action, row.needs, who)


def plain(body):
    """The object as a form reads it: texts, numbers and lists; true and false as words."""
    if not isinstance(body, dict):
        raise ParseError(_("Send a JSON object."))
    odd = {name: [_("This value does not fit.")] for name, value in body.items() if not fits(name, value)}
    if odd:
        raise ValidationError(odd)
    return {
        name: "true" if value is True else "false" if value is False else value
        for name, value in body.items()
    }


def fits(name, value):
    if isinstance(value, list):
        return name in MANY and all(isinstance(one, MANY[name]) for one in value)
    return value is None or isinstance(value, str | int | float)
