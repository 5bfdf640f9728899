"""What was found of the items of a list, in a grid or at a place. domain.md S3-20, S1-48."""

from django.db import transaction
from django.utils.translation import gettext as _

from common.errors import Refused
from grids.actions.authority import require
from grids.models import Grid, Place
from grids.roles import P
from party.enums import EntryState
from party.models import ChecklistEntry


@transaction.atomic
def record_entries(checklist, subject, *, found, by, at):
    """Say what was found of a list: `found` is {item: (state, note)}; "" for a state takes the word back.

    `subject` is a Grid or a Place. What is said counts as seen now by the actor. Returns the entries there are now.
    Refused: a list that does not ask this of it, an item it does not have, a subject that has ended.
    """
    subject = type(subject)._base_manager.select_for_update(of=["self"]).get(pk=subject.pk)
    require(by, P.REGISTER_KEEP, subject)
    look_at(checklist, subject, found)
    mine = ChecklistEntry.objects.filter(**of(subject), checklist=checklist.word)
    mine.filter(item__in=[item for item, (state, _note) in found.items() if not state]).delete()
    known = {entry.item: entry for entry in mine}
    for item, (state, note) in found.items():
        if state:
            entry = known.get(item) or ChecklistEntry(checklist=checklist.word, item=item, **of(subject))
            entry.state, entry.note = EntryState(state), note
            entry.checked_at, entry.checked_by = at, by.officer
            entry.save()
    return list(mine.order_by("pk"))


def look_at(checklist, subject, found):
    if not asks(checklist, subject):
        raise Refused(_("This list does not ask anything of it."))
    if set(found) - set(checklist.words):
        raise Refused(_("The list has no such item."))
    if subject.valid_to is not None:
        raise Refused(_("This has ended. It is only read any more."))


def asks(checklist, subject):
    """Whether a list asks its items of this grid or place."""
    if isinstance(subject, Grid):
        return subject.tier == checklist.grids
    return isinstance(subject, Place) and subject.kind == checklist.places


def of(subject):
    """The columns of an entry that name its subject."""
    return {"grid": subject} if isinstance(subject, Grid) else {"place": subject}
