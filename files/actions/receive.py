"""Take an upload in: bytes to disk, then a row. Nothing is decoded here."""

import errno
import hashlib
import logging
import os
import shutil
import uuid
from collections.abc import Callable
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from common.errors import Refused
from files import places
from files.models import File

MAX_BYTES = 12 * 1024 * 1024
CHUNK = 64 * 1024
FREE_SHARE = 0.05
MAGIC_BYTES = 12
logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Taken:
    """What one kind of upload may be: its size, its first bytes, and what is said to the rest."""

    most: int
    fits: Callable
    too_large: tuple  # (sentence, code)
    not_such: tuple
    empty: tuple
    no_room: tuple


def looks_like_a_photo(head):
    """Whether the first 12 bytes are those of a JPEG, a PNG or a WebP."""
    return head.startswith((b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n")) or head[:4] + head[8:] == b"RIFFWEBP"


PHOTO = Taken(
    most=MAX_BYTES,
    fits=looks_like_a_photo,
    too_large=(_("A photo may have 12 MB at most."), "photo_too_large"),
    not_such=(_("Only photos are taken (JPEG, PNG or WebP)."), "not_a_photo"),
    empty=(_("The photo is empty."), "not_a_photo"),
    no_room=(_("There is no room for photos just now. Send the report without one."), "no_room"),
)


def receive(stream, *, size, at):
    """Store the photo read from `stream` (`read(n)`), said to be of `size` bytes; answer its File, still to be redrawn.

    Refused: larger than 12 MB, not JPEG, PNG or WebP by its first bytes, empty, or no room on the disk. The bytes lie
    under their final name, synced, before the row exists; a row never points at half a file.
    """
    file_uuid = uuid.uuid4()
    digest, written = store(stream, places.original_of(file_uuid), size=size, taken=PHOTO)
    return File.objects.create(uuid=file_uuid, sha256=digest, size=written, created_at=at)


def store(stream, path, *, size, taken):
    """Write what is read from `stream` to `path`, whole or not at all: (hash, bytes written). Refused by `taken`."""
    if size > taken.most:
        raise _no(taken.too_large)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        _check_room(path.parent, taken)
        return _store(stream, path, taken)
    except OSError as error:
        if error.errno not in (errno.ENOSPC, errno.EDQUOT):
            raise
        logger.error("no room for an upload under %s", path.parent.parent.name)
        raise _no(taken.no_room) from error


def _no(said):
    sentence, code = said
    return Refused(sentence, code=code)


def _check_room(folder, taken):
    # The last twentieth is the database's and the log's: a full disk stops far more than photos.
    usage = shutil.disk_usage(folder)
    if usage.free < usage.total * FREE_SHARE:
        logger.error("less than %d %% of the disk is free", FREE_SHARE * 100)
        raise _no(taken.no_room)


def _store(stream, path, taken):
    """Write to `.part`, sync, rename; leave nothing behind when it cannot be finished."""
    part = path.with_name(f"{path.name}.part")
    try:
        with part.open("xb") as target:
            digest, written = _copy(stream, target, taken)
            target.flush()
            os.fsync(target.fileno())
        part.rename(path)
        _sync_folder(path.parent)
    except BaseException:
        part.unlink(missing_ok=True)
        raise
    return digest, written


def _copy(stream, target, taken):
    digest, written = hashlib.sha256(), 0
    while chunk := stream.read(CHUNK):
        if not written and not taken.fits(chunk[:MAGIC_BYTES]):
            raise _no(taken.not_such)
        written += len(chunk)
        # The size that was said is not the size that comes.
        if written > taken.most:
            raise _no(taken.too_large)
        digest.update(chunk)
        target.write(chunk)
    if not written:
        raise _no(taken.empty)
    return digest.digest(), written


def _sync_folder(folder):
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
