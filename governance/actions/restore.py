"""Put a backup back into an empty place, and prove that it is what was saved."""

import json
import subprocess
from dataclasses import dataclass

from django.conf import settings
from django.contrib.sessions.models import Session
from django.db.migrations.loader import MigrationLoader
from django.utils.translation import gettext as _
from psycopg import sql

from common.errors import Refused
from governance.backup import folder, media, proof
from governance.backup.sealing import opened
from governance.backup.tally import tables_of


@dataclass(frozen=True)
class Restored:
    """What came of it: `faults` is empty where all is as it was saved."""

    made_at: str
    version: str
    rows: int
    photos: int
    faults: list
    orphans: list


def restore(saved, *, identity, role):
    """Put the backup in the folder `saved` back, as the owner's `role`; answer what came of it.

    Refused before anything is written: a part is missing or changed, the identity does not open it, it is of
    another release, the database or the folder of photos is not empty. The dump goes in whole or not at all.
    """
    folder.check_sums(saved)
    with opened(saved / folder.LIST, identity) as source:
        kept = json.loads(source.read())
    refuse_another_release(kept)
    with role.connect(autocommit=True) as line:
        refuse_unless_empty(line)
        give_nothing_by_default(line)
        put_back(saved / folder.DATABASE, identity, role)
        with opened(saved / folder.MEDIA, identity) as source:
            photos = media.unpack(source)
        faults = list(proof.faults(kept, saved, photos, line))
        orphans = proof.orphans(photos, line)
    # Whoever was signed in then signs in anew: a session may be the reason for the restore.
    Session.objects.all().delete()
    rows = sum(count for count, _sum in kept["tables"].values())
    return Restored(kept["made_at"], kept["version"], rows, len(photos), faults, orphans)


def refuse_another_release(kept):
    """The structure has to be the one this release works on; an app that it gave up does no harm."""
    ours = set(MigrationLoader(None).disk_migrations)
    apps = {app for app, _name in ours}
    theirs = {key for name in kept["migrations"] if (key := tuple(name.split(".", 1)))[0] in apps}
    if different := sorted(".".join(key) for key in theirs ^ ours):
        words = {"version": kept["version"], "migrations": ", ".join(different[:3])}
        raise Refused(
            _(
                "The backup is of release %(version)s, this one differs in %(migrations)s. "
                "Restore with that release, then upgrade."
            )
            % words
        )


def refuse_unless_empty(line):
    if tables_of(line):
        raise Refused(_("The database is not empty. Restore into a new one, and switch over afterwards."))
    if not media.is_empty():
        raise Refused(_("The folder of photos is not empty. Restore into a new one."))


def give_nothing_by_default(line):
    """What the template gives the application on every new table would come on top of what the dump gives it.

    The events could be changed then. The dump sets the defaults again at its end.
    """
    for kind in ("TABLES", "SEQUENCES"):
        take = "ALTER DEFAULT PRIVILEGES IN SCHEMA public REVOKE ALL ON {} FROM {}"
        line.execute(sql.SQL(take).format(sql.SQL(kind), sql.Identifier(settings.APP_ROLE)))


def put_back(path, identity, role):
    """In one transaction, straight from the seal: nothing lies on the disk open."""
    options = ("--single-transaction", "--exit-on-error", "--no-owner", "--no-comments")
    with opened(path, identity) as source, role.tool("pg_restore", *options, stdin=source) as running:
        if running.wait():
            raise subprocess.CalledProcessError(running.returncode, "pg_restore")
