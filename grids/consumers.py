"""What is done later for accounts: which action handles which topic of the outbox."""

from grids.actions.ask_superior import ASKED, tell_superiors
from messaging import registry

registry.register(ASKED, tell_superiors)
