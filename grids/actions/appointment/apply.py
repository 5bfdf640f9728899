"""Somebody offers to help in a grid by himself (S2-42), and may agree to stand on the list of professionals (S0-35)."""

from django.db import transaction

from grids.actions.appointment.nominate import nominate
from grids.actions.talents import list_applicant
from grids.actor import Actor
from grids.enums import PostSource


@transaction.atomic
def apply_to_help(position, *, to, name, phone, backgrounds=(), words="", listed=None, at):
    """Nominate whoever fills in the form of a public page. `listed` is None, or {skills, availability, consent_words}
    of what he agreed to besides. Returns the Appointment. Refused as a nomination is.
    """
    person = {"name": name, "phone": phone, "backgrounds": backgrounds, "words": words}
    made = nominate(position, to=to, **person, source=PostSource.SELF, by=Actor.reporter(), at=at)
    if listed:
        list_applicant(made, **listed, at=at)
    return made
