"""Eight who redraw one street at once, 125 times each: the tree is whole, and history says what was done.

Tried with `lock_trees` made empty (22 November 2026): the database's own guard throws writers out, or nodes are left
where no numbering puts them.
"""

import random
import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection

from common.errors import Refused
from grids.actions.redraw.decide import decide
from grids.enums import RedrawKind
from grids.models import Grid, PastGrid, Redraw
from grids.numbering import Node, problems
from tests.grids.world import AT, CLOCK, DAY

WRITERS, MOVES = 8, 125


@pytest.mark.long
@pytest.mark.timeout(900)
def test_eight_times_125_moves_leave_no_node_broken(shared_ground):
    here, there, together = shared_ground.here, shared_ground.next, threading.Barrier(WRITERS)
    generals = [here.general, here.general2, here.general3, there.general, there.general3]
    totals = [here.total, here.total2, there.total, there.total2]
    micros = list(Grid.objects.filter(parent__in=generals, tier="micro"))

    def write(seed):
        dice = random.Random(seed)
        together.wait()
        try:
            return sum(one_move(dice, generals, totals, micros) for _turn in range(MOVES))
        finally:
            connection.close()

    with ThreadPoolExecutor(WRITERS) as threads:
        moved = sum(threads.map(write, range(WRITERS)))

    rows = Grid.objects.order_by().values_list(*Node._fields)
    assert problems(Node(*row) for row in rows) == []
    assert moved > WRITERS * MOVES / 3
    assert Redraw.objects.count() == PastGrid.objects.count() == moved
    assert Grid.objects.count() == 36


def one_move(dice, generals, totals, micros):
    """Put a micro grid under another general grid, or a general one under another total; 1 where it was done."""
    group, targets = (micros, generals) if dice.random() < 0.7 else (generals, totals)
    grid, to = Grid.objects.get(pk=dice.choice(group).pk), dice.choice(targets)
    facts = {"effective_on": DAY, "reason": "调整", "facts": {"to": to.code}, "by": CLOCK, "at": AT}
    try:
        decide(RedrawKind.MOVE, grid, **facts)
    except Refused:  # it stands there already, or somebody was quicker
        return 0
    return 1
