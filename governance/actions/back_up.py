"""Save everything: a dump, the photos, a list of what is in them, and the heads of the chains. All of one moment."""

import json
import os
import subprocess

from django.utils.translation import gettext as _

from cases.heads import write_heads
from common.errors import Refused
from governance.backup import folder, media
from governance.backup.sealing import sealed
from governance.backup.tally import tally
from governance.version import VERSION

TRIES = 5
BEGIN = "begin isolation level repeatable read read only"


def back_up(root, *, recipient, role, git, at):
    """Write a new backup under `root`, sealed for `recipient`; answer its folder. Older ones than 35 days go.

    `role` reads the database. Refused: no recipient, age or pg_dump failed. Nothing half made is left behind.
    """
    if not recipient:
        raise Refused(_("BACKUP_RECIPIENT is not set: make a pair of keys with age-keygen."))
    for attempt in range(1, TRIES + 1):
        try:
            with folder.whole(root, at) as part, role.connect(autocommit=True) as line:
                write(part, line, recipient=recipient, role=role, git=git, at=at)
            break
        except media.GoneMeanwhile:
            if attempt == TRIES:
                raise Refused(_("Photos are being redrawn all the time; try again later.")) from None
    folder.rotate(root, at)
    return folder.made(root)[-1][1]


def write(part, line, *, recipient, role, git, at):
    """Every part of the backup in the eyes of one transaction, which pg_dump shares."""
    line.execute(BEGIN)
    with sealed(part / folder.MEDIA, recipient) as target:
        packed = media.pack(target, media.wanted(line))
    dump(part / folder.DATABASE, line, recipient, role)
    with (part / folder.HEADS).open("xb") as target, line.cursor() as cursor:
        anchor = write_heads(target, cursor, version=VERSION, at=at)
        target.flush()
        os.fsync(target.fileno())
    known = {
        "version": VERSION,
        "git": git,
        "made_at": at.isoformat(),
        **tally(line),
        "media": {"files": packed.files, "bytes": packed.bytes, "gone": packed.gone},
        "heads": {"cases": anchor.cases, "root": anchor.root},
    }
    with sealed(part / folder.LIST, recipient) as target:
        target.write(json.dumps(known, ensure_ascii=False, indent=1).encode())


def dump(path, line, recipient, role):
    """pg_dump's stream goes straight through age; nothing lies on the disk unsealed."""
    snapshot = line.execute("select pg_export_snapshot()").fetchone()[0]
    # What PostGIS brought is there already where this is put back.
    options = (
        "--format=custom",
        f"--snapshot={snapshot}",
        "--no-comments",
        "--exclude-table-data=spatial_ref_sys",
    )
    with sealed(path, recipient) as target, role.tool("pg_dump", *options, stdout=target) as running:
        if running.wait():
            raise subprocess.CalledProcessError(running.returncode, "pg_dump")
