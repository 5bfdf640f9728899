"""What is done later for accounts and codes: which action handles which topic of the outbox."""

from files import holders
from grids import handovers
from grids.actions.ask_superior import ASKED, tell_superiors
from grids.actions.batches import DRAW, ISSUE, draw_piece, issue_next
from grids.actions.brands import DRAWN, draw_logo, logos_held
from grids.actions.export import make
from grids.actions.imports import run
from grids.actions.imports.later import APPLY, CHECK, EXPORT, READ, UNDO
from grids.actions.staff_handover import HANGING
from grids.actions.tell_staff import TOLD, tell_staff
from grids.imports import known  # noqa: F401  makes the kinds of the ground known
from messaging import registry

registry.register(ASKED, tell_superiors)
registry.register(ISSUE, issue_next)
registry.register(DRAW, draw_piece)
registry.register(READ, run.run_read)
registry.register(CHECK, run.run_check)
registry.register(APPLY, run.run_apply)
registry.register(UNDO, run.run_undo)
registry.register(EXPORT, make)
registry.register(TOLD, tell_staff)
registry.register(DRAWN, draw_logo)
holders.register(logos_held)
for hanging in HANGING:
    handovers.register(hanging)
