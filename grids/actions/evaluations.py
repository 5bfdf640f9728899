from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from common.errors import Refused
from grids.actions.authority import require
from grids.enums import Tier
from grids.models import Department, Evaluation
from grids.models.evaluation import MARKS
from grids.models.placed import levels_of
from grids.roles import P


@transaction.atomic
def evaluate(department, grid, *, quarter, marks, words, by, at):
    """What a street or a community says of a department's quarter. Returns the Evaluation. domain.md S1-11.

    `quarter`: its first day; `marks`: {"response", "quality", "cooperation"} from 1 to 5. Refused: a grid that is
    neither a street's nor a community's, a department that does not serve there, a quarter that has not begun.
    """
    require(by, P.CASE_LEAD, grid)
    if grid.tier not in (Tier.STREET, Tier.TOTAL):
        raise Refused(_("A street or a community evaluates."))
    if not Department.objects.serving(grid).filter(pk=department.pk).exists():
        raise Refused(_("This department does not serve here."))
    if quarter > localdate(at):
        raise Refused(_("This quarter has not begun."))
    facts = {name: marks[name] for name in MARKS} | levels_of(grid)
    facts |= {"words": words, "evaluated_at": at, "evaluated_by": by.officer}
    said = {"department": department, "grid": grid, "quarter": quarter}
    evaluation, _is_new = Evaluation.objects.update_or_create(**said, defaults=facts)
    return evaluation
