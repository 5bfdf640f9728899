"""A backup is a folder named after its moment: written beside as .part, renamed when it is whole, kept 35 days."""

import hashlib
import os
import shutil
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta

from django.utils.translation import gettext as _

from common.errors import Refused

DATABASE, MEDIA, LIST, HEADS, SUMS = (
    "database.dump.age", "media.tar.age", "list.json.age", "heads.gz", "SHA256SUMS",
)  # fmt: skip
KEPT = timedelta(days=35)
NAME = "%Y%m%dT%H%M%SZ"


@contextmanager
def whole(root, at):
    """The folder to write into; under its final name only when the block has ended well."""
    root.mkdir(parents=True, exist_ok=True, mode=0o700)
    final = root / at.astimezone(UTC).strftime(NAME)
    part = final.with_name(f"{final.name}.part")
    try:
        part.mkdir(mode=0o700)
        yield part
        write_sums(part)
        sync(part)
        part.rename(final)
        sync(root)
    except BaseException:
        shutil.rmtree(part, ignore_errors=True)
        raise


def write_sums(folder):
    lines = [f"{digest(path)}  {path.name}\n" for path in sorted(folder.iterdir())]
    (folder / SUMS).write_text("".join(lines), encoding="utf-8")


def check_sums(folder):
    """Refused where a file is missing or is not the one that was written."""
    try:
        lines = (folder / SUMS).read_text(encoding="utf-8").splitlines()
    except FileNotFoundError:
        raise Refused(_("There is no whole backup in %(folder)s.") % {"folder": folder}) from None
    for line in lines:
        kept, name = line.split("  ", 1)
        path = folder / name
        if not path.exists() or digest(path) != kept:
            raise Refused(_("%(name)s is missing or was changed.") % {"name": name})


def digest(path):
    with path.open("rb") as source:
        return hashlib.file_digest(source, "sha256").hexdigest()


def sync(folder):
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def made(root):
    """[(moment, folder)] of the whole backups, the oldest first."""
    found = []
    for path in root.iterdir() if root.exists() else ():
        try:
            found.append((datetime.strptime(path.name, NAME).replace(tzinfo=UTC), path))
        except ValueError:
            continue
    return sorted(found)


def rotate(root, at):
    """Remove what is older than 35 days, and what a backup that was killed left; the newest always stays."""
    kept = made(root)
    old = [path for moment, path in kept[:-1] if moment < at - KEPT]
    for path in [*old, *root.glob("*.part")]:
        shutil.rmtree(path)
    return old
