"""What a worker does of a list: the steps of later.py, each in the transaction that closes its outbox row."""

import logging

from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from common.clock import database_time
from common.errors import Refused
from grids.actions.imports import apply, check, undo
from grids.actions.imports.begin import be_patient, read
from grids.actions.imports.later import APPLY, CHECK, READ, UNDO, tell_done
from grids.actions.imports.undo import first_of
from grids.actor import Actor
from grids.enums import ImportState
from grids.models import ImportBatch

log = logging.getLogger(__name__)


def run_read(payload, *, key):
    step(READ, payload, ImportState.READING, lambda batch, _facts: read(batch))


def run_check(payload, *, key):
    step(CHECK, payload, ImportState.CHECKING, lambda batch, facts: check.check(batch, **facts))


def run_apply(payload, *, key):
    step(APPLY, payload, ImportState.APPLYING, lambda batch, facts: apply.write_piece(batch, **facts))


def run_undo(payload, *, key):
    def take_back(batch, facts):
        undo.take_back_piece(batch, except_changed=batch.only_good, **facts)

    step(UNDO, payload, ImportState.UNDOING, take_back)


# Where a step goes back to when it cannot be done after all.
BACK = {
    ImportState.CHECKING: ImportState.READ,
    ImportState.APPLYING: ImportState.CHECKED,
    ImportState.UNDOING: ImportState.APPLIED,
}


def step(topic, payload, state, do):
    """Do a step by the rights its owner has now, and tell him. Twice is once."""
    batch = ImportBatch.objects.select_for_update(of=["self"]).get(uuid=payload["uuid"])
    if batch.state != state:
        return
    be_patient()
    at = database_time()
    facts = {"by": Actor.of(batch.begun_by), "at": at}
    refused = False
    try:
        with transaction.atomic():
            do(batch, facts)
    except (Refused, IntegrityError) as refusal:
        put_back(batch, state, refusal)
        refused = True
    if ImportBatch.objects.filter(pk=batch.pk, state=state).exists():
        return  # a very long list: the next piece goes on
    tell_done(
        topic,
        batch,
        batch.begun_by_id,
        path=reverse("grids:import", args=[batch.uuid]),
        at=at,
        refused=refused,
    )


def put_back(batch, state, refusal):
    """As it was before the step, with the sentence that says why. What the database refuses says none of its own."""
    said = str(refusal)
    if isinstance(refusal, IntegrityError):
        log.warning("A list was put back: %s", type(refusal.__cause__).__name__)
        said = _(
            "Two rows of the list, or one row and the base, contradict each other. Check the list again."
        )
    stayed = first_of(getattr(refusal, "rows", {}))
    facts = {"refusal": said[:300], "notes": batch.notes | {"stayed": stayed}}
    ImportBatch.objects.filter(pk=batch.pk).update(state=BACK[state], **facts)
