"""Take an upload in: bytes to disk, then a row. Nothing is decoded here."""

import errno
import hashlib
import logging
import os
import shutil
import uuid

from django.utils.translation import gettext_lazy as _

from common.errors import Refused
from files import places
from files.models import File

MAX_BYTES = 12 * 1024 * 1024
CHUNK = 64 * 1024
FREE_SHARE = 0.05
MAGIC_BYTES = 12
logger = logging.getLogger(__name__)


def receive(stream, *, size, at):
    """Store the photo read from `stream` (`read(n)`), said to be of `size` bytes; answer its File, still to be redrawn.

    Refused: larger than 12 MB, not JPEG, PNG or WebP by its first bytes, empty, or no room on the disk. The bytes lie
    under their final name, synced, before the row exists; a row never points at half a file.
    """
    if size > MAX_BYTES:
        raise Refused(_("A photo may have 12 MB at most."), code="photo_too_large")
    file_uuid = uuid.uuid4()
    path = places.original_of(file_uuid)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        _check_room(path.parent)
        digest, written = _store(stream, path)
    except OSError as error:
        if error.errno not in (errno.ENOSPC, errno.EDQUOT):
            raise
        logger.error("no room for an upload under %s", places.ORIGINALS)
        raise _no_room() from error
    return File.objects.create(uuid=file_uuid, sha256=digest, size=written, created_at=at)


def looks_like_a_photo(head):
    """Whether the first 12 bytes are those of a JPEG, a PNG or a WebP."""
    return head.startswith((b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n")) or head[:4] + head[8:] == b"RIFFWEBP"


def _check_room(folder):
    # The last twentieth is the database's and the log's: a full disk stops far more than photos.
    usage = shutil.disk_usage(folder)
    if usage.free < usage.total * FREE_SHARE:
        logger.error("less than %d %% of the disk is free", FREE_SHARE * 100)
        raise _no_room()


def _no_room():
    return Refused(_("There is no room for photos just now. Send the report without one."), code="no_room")


def _store(stream, path):
    """Write to `.part`, sync, rename; leave nothing behind when it cannot be finished."""
    part = path.with_name(f"{path.name}.part")
    try:
        with part.open("xb") as target:
            digest, written = _copy(stream, target)
            target.flush()
            os.fsync(target.fileno())
        part.rename(path)
        _sync_folder(path.parent)
    except BaseException:
        part.unlink(missing_ok=True)
        raise
    return digest, written


def _copy(stream, target):
    digest, written = hashlib.sha256(), 0
    while chunk := stream.read(CHUNK):
        if not written and not looks_like_a_photo(chunk[:MAGIC_BYTES]):
            raise Refused(_("Only photos are taken (JPEG, PNG or WebP)."), code="not_a_photo")
        written += len(chunk)
        # The size that was said is not the size that comes.
        if written > MAX_BYTES:
            raise Refused(_("A photo may have 12 MB at most."), code="photo_too_large")
        digest.update(chunk)
        target.write(chunk)
    if not written:
        raise Refused(_("The photo is empty."), code="not_a_photo")
    return digest.digest(), written


def _sync_folder(folder):
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
