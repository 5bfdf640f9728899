"""What the case engine does later: which of its actions handles which topic of the outbox."""

from cases import exports  # noqa: F401  makes the lists of the desk known to whoever makes them later
from cases.actions.photos import RECEIVED, files_held, redraw_received
from cases.actions.record import MOVED
from cases.actions.route import send_at_once
from cases.actions.tell import tell_about
from cases.handover import CASES
from cases.taken_part import took_part
from cases.unsettled import open_cases_at
from files import holders
from grids import handovers, taken_part, unsettled
from messaging import registry

registry.register(RECEIVED, redraw_received)
registry.register(MOVED, tell_about)
registry.register(MOVED, send_at_once)
holders.register(files_held)
handovers.register(CASES)
taken_part.register(took_part)
unsettled.register(open_cases_at)
