"""Spreadsheets: taken in as they come, written by us to be fetched, and removed. Nothing is opened here."""

import hashlib
import uuid
from datetime import timedelta

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from files import places
from files.actions.receive import Taken, store
from files.models import Document

DOCUMENT_KEPT = timedelta(days=1)  # a list that was made and not fetched, or one that could not be read
MAX_BYTES = 20 * 1024 * 1024
LONGEST_NAME = 120

TABLE = Taken(
    most=MAX_BYTES,
    fits=lambda head: bool(head.strip()),
    too_large=(
        _("A list may have 20 MB at most. Split it, or save the rows alone as a new file."),
        "list_too_large",
    ),
    not_such=(_("The file is empty."), "list_empty"),
    empty=(_("The file is empty."), "list_empty"),
    no_room=(_("There is no room for lists just now. Tell the administrator."), "no_room"),
)


def receive_document(stream, *, size, name, at):
    """Store the list read from `stream`, called `name`; answer its Document. Refused: over 20 MB, empty, no room."""
    document_uuid = uuid.uuid4()
    digest, written = store(stream, places.document_of(document_uuid), size=size, taken=TABLE)
    facts = {"sha256": digest, "size": written, "created_at": at}
    return Document.objects.create(uuid=document_uuid, name=plain(name), **facts)


def write_document(write, *, name, at):
    """A Document of ours: `write(path)` puts the bytes there. Whole or not at all."""
    document_uuid = uuid.uuid4()
    path = places.document_of(document_uuid)
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f"{path.name}.part")
    try:
        write(part)
        part.rename(path)
    except BaseException:
        part.unlink(missing_ok=True)
        raise
    with path.open("rb") as stream:
        digest = hashlib.file_digest(stream, "sha256").digest()
    facts = {"sha256": digest, "size": path.stat().st_size, "created_at": at}
    return Document.objects.create(uuid=document_uuid, name=plain(name), **facts)


def remove_document(document, *, at):
    """Remove the bytes with the COMMIT. What is known of it stays."""
    document.removed_at = at
    document.save(update_fields=["removed_at"])
    path = places.document_of(document.uuid)
    transaction.on_commit(lambda: path.unlink(missing_ok=True))


def plain(name):
    """The file's own name, without folders and without what steers a terminal or a header."""
    last = (name or "").replace("\\", "/").rsplit("/", 1)[-1]
    kept = "".join(sign for sign in last if sign.isprintable()).strip()
    return kept[-LONGEST_NAME:] or "-"
