from django.utils.translation import gettext as _

from common.credit_code import is_credit_code, normalised
from common.errors import Refused
from grids.enums import Tier


def answer(grid, unit, code):
    """Set who answers for a grid: a unit's name and its social credit code. Does not save.

    Refused: a dedicated grid without a unit; one that lies in no community, without the code; a code whose check is
    wrong.
    """
    unit, code = unit.strip(), normalised(code)
    if grid.tier == Tier.DEDICATED and not unit:
        raise Refused(_("A dedicated grid needs the unit that answers for it."))
    if grid.tier == Tier.DEDICATED and grid.total_id is None and not code:
        raise Refused(_("A dedicated grid of a street needs the social credit code of its unit."))
    if code and not is_credit_code(code):
        raise Refused(_("This is no social credit code. Read its 18 signs again."))
    grid.responsible_unit, grid.responsible_code = unit, code
