"""What is done later for accounts and codes: which action handles which topic of the outbox."""

from grids import handovers
from grids.actions.ask_superior import ASKED, tell_superiors
from grids.actions.batches import DRAW, ISSUE, draw_piece, issue_next
from grids.actions.staff_handover import HANGING
from messaging import registry

registry.register(ASKED, tell_superiors)
registry.register(ISSUE, issue_next)
registry.register(DRAW, draw_piece)
for hanging in HANGING:
    handovers.register(hanging)
