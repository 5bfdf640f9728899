from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from common.errors import Refused
from grids.actions.authority import require
from grids.actions.keep.row import beside, clean, describe, fresh, settle, sign
from grids.kinds import Governance, OrganisationKind
from grids.models import Compound, Honour, PlanTarget
from grids.roles import P

HAS_A_COMPANY = (Governance.PROPERTY, Governance.JOINT, Governance.TAKEN_OVER)
COMMITTEES = (OrganisationKind.OWNERS, OrganisationKind.JOINT)


@transaction.atomic
def keep_compound(compound=None, *, grid=None, facts, by, at):
    """Enter a compound or change it. `facts`: {column: value}; only what is named changes. Returns the Compound.

    Refused: no place, a company where none runs it, a company or committee of another street. S1-49.
    """
    row = fresh(Compound, compound)
    describe(row, facts)
    settle(row, grid=grid, by=by, at=at)
    for one in (row.property_company, row.committee):
        beside(row, one, one)
    if row.property_company and row.governance not in HAS_A_COMPANY:
        raise Refused(_("A compound with a property company is run by it or together with it. Choose that."))
    if row.property_company and row.property_company.kind != OrganisationKind.PROPERTY:
        raise Refused(_("%(name)s is no property company.") % {"name": row.property_company})
    if row.committee and row.committee.kind not in COMMITTEES:
        raise Refused(_("%(name)s is no committee.") % {"name": row.committee})
    sign(row, by=by, at=at)
    row.save()
    return row


@transaction.atomic
def set_target(compound, *, words, due_on=None, by, at):
    """Add a target to a compound's plan (一区一策, S1-54). Returns the PlanTarget."""
    row = fresh(Compound, compound)
    require(by, P.REGISTER_KEEP, row)
    words = clean(words)[:120]
    if not words:
        raise Refused(_("Say what is to be reached."))
    return PlanTarget.objects.create(compound=row, words=words, due_on=due_on)


@transaction.atomic
def reach_target(target, *, by, at):
    """A target of a plan has been reached today. Returns it. Refused where it was before."""
    target = PlanTarget.objects.select_for_update(of=["self"]).select_related("compound").get(pk=target.pk)
    require(by, P.REGISTER_KEEP, target.compound)
    if target.reached_on is not None:
        raise Refused(_("This was reached already."))
    target.reached_on = localdate(at)
    target.save(update_fields=["reached_on"])
    return target


@transaction.atomic
def honour(place, *, words, given_by, given_on, by, at):
    """Write down what a compound or a grid was honoured with (S0-53). Returns the Honour. Refused: a day to come."""
    require(by, P.REGISTER_KEEP, place)
    words, given_by = clean(words)[:80], clean(given_by)[:80]
    if not words or not given_by:
        raise Refused(_("Say which honour, and who gave it."))
    if given_on > localdate(at):
        raise Refused(_("This day is still to come."))
    kind = "compound" if isinstance(place, Compound) else "grid"
    return Honour.objects.create(**{kind: place}, words=words, given_by=given_by, given_on=given_on)
