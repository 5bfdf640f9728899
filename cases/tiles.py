"""The layer of cases on the map: the open ones somebody may see, as points; farther away counted for each grid."""

from django.db.models import Count, Q, Value
from django.db.models.functions import Concat

from cases.enums import Alert
from cases.models import Case
from grids.tiles.ground import Layer
from grids.tiles.layers import points, rolled_up

POINTS_FROM = 16
AGE = 30  # seconds a count may be old


def cases(tile, scope):
    rows = Case.objects.visible_to(scope).still_open()
    if tile.z >= POINTS_FROM:
        return points(
            "cases",
            tile,
            rows,
            "number",
            "state",
            "alert",
            url=Concat(Value("/cases/"), "number", Value("/")),
        )
    overdue = Count("pk", filter=Q(alert=Alert.RED))
    return rolled_up("cases", tile, scope, rows, count=Count("pk"), overdue=overdue)


LAYERS = {"cases": Layer(cases, AGE, live_from=POINTS_FROM)}
