from django.db import transaction
from django.utils.translation import gettext as _

from common.credit_code import is_credit_code, normalised
from common.errors import Refused
from grids.actions.keep.row import describe, fresh, settle, sign
from grids.models import Organisation


@transaction.atomic
def keep_organisation(organisation=None, *, grid=None, facts, by, at):
    """Enter an organisation or change it. `facts`: {column: value}; only what is named changes. Returns it.

    Refused: no place, a credit code with a wrong sign, or one that the street has already.
    """
    row = fresh(Organisation, organisation)
    if facts.get("credit_code"):
        facts = facts | {"credit_code": checked(facts["credit_code"])}
    describe(row, facts)
    settle(row, grid=grid, by=by, at=at)
    if row.credit_code:
        there = Organisation.objects.filter(
            street=row.street_id, credit_code=row.credit_code, valid_to=None
        ).exclude(pk=row.pk)
        if first := there.first():
            raise Refused(_("This street has this credit code already: %(name)s.") % {"name": first})
    sign(row, by=by, at=at)
    row.save()
    return row


def checked(text):
    """A credit code as it is kept. Refused for one that cannot be."""
    code = normalised(text)
    if not is_credit_code(code):
        raise Refused(_("This is no social credit code: one of its 18 signs is wrong."))
    return code
