import subprocess
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from common.errors import Refused
from governance.actions.restore import restore
from governance.backup.role import OWNER, Role


class Command(BaseCommand):
    help = (
        "Put a backup back into an empty database and folder of photos, and prove it. Exit code 1 on faults."
    )
    requires_system_checks = []

    def add_arguments(self, parser):
        parser.add_argument("folder", type=Path, help="the backup: a folder named after its moment")
        parser.add_argument(
            "--key", type=Path, required=True, metavar="FILE", help="the identity, AGE-SECRET-KEY-…"
        )

    def handle(self, *, folder, key, **_options):
        try:
            done = restore(folder, identity=key, role=Role.named(OWNER))
        except (Refused, subprocess.CalledProcessError) as reason:
            raise CommandError(str(reason)) from reason
        self.stdout.write(
            f"{done.rows} rows and {done.photos} photos of {done.made_at}, release {done.version}"
        )
        for orphan in done.orphans:
            self.stdout.write(f"{orphan}: no row speaks of this photo")
        for fault in done.faults:
            self.stdout.write(fault)
        if done.faults:
            raise CommandError(f"{len(done.faults)} faults: do not open the doors.")
        self.stdout.write(
            "Counts, sums, chains, heads, photos, keys, sign-in and checks: all as it was saved."
        )
