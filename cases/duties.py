"""Whose duty a case is by the lists that bind its place, and whether a unit may be given what its list lacks."""

from django.db.models import Exists, OuterRef, Q, Subquery
from django.db.models.functions import JSONObject

from cases.models import CategoryDuty, DutyException
from grids.models import Delegation, Department, DutyItem


def items_for(case, day):
    """The items in force, of lists that bind the case's place, that its category is a matter of."""
    known = CategoryDuty.objects.filter(category=case.category_id).values("item")
    return DutyItem.objects.serving(case, day).filter(pk__in=known)


def duty_here(case, day):
    """An annotation of departments: the item by which the case is theirs, the delegated one before the own; or null."""
    handed = Delegation.objects.current(day).filter(item=OuterRef("pk"), to=OuterRef(OuterRef("pk")))
    items = items_for(case, day).annotate(handed=Exists(handed))
    taken = Exists(Delegation.objects.current(day).filter(item=OuterRef("pk")))
    own = Q(department=OuterRef("pk"), handed=False) & ~Q(taken)
    theirs = items.filter(Q(handed=True) | own).order_by("-handed", "list", "number")
    row = JSONObject(pk="pk", number="number", name="name", list="list__title", basis="basis")
    return Subquery(theirs.values(row=row)[:1])


def standing_here(case, day):
    """Annotations of departments: "duty", the item or None, "has_list" and "approved", for this case."""
    items = DutyItem.objects.in_force(day).of_unit(OuterRef("pk"), day)
    approved = in_force(
        DutyException.objects.filter(department=OuterRef("pk"), category=case.category_id), day
    )
    return {
        "duty": duty_here(case, day),
        "has_list": Exists(items),
        "approved": Exists(approved.filter(Q(case=None) | Q(case_id=case.pk))),
    }


def standing_of(department, case, day):
    """{"duty": the item or None, "has_list", "approved"} of a department towards a case: one statement."""
    rows = Department.objects.filter(pk=department.pk).annotate(**standing_here(case, day))
    return rows.values("duty", "has_list", "approved").get()


def in_force(exceptions, on):
    """What is approved on a day: `until` is the first day without."""
    return exceptions.filter(ended_at=None, starts_on__lte=on, until__gt=on)


def is_outside(standing):
    """S4-14: a unit with a list is given nothing that its list lacks, but for what somebody approved by name."""
    return standing["has_list"] and not standing["duty"] and not standing["approved"]
