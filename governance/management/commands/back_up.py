import subprocess
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils.timezone import now

from common.errors import Refused
from governance.actions.back_up import back_up
from governance.backup.role import READER, Role
from messaging import pulse


class Command(BaseCommand):
    help = "Save the database and the photos, sealed, under BACKUP_ROOT; what is older than 35 days goes."

    def add_arguments(self, parser):
        parser.add_argument("--to", type=Path, default=settings.BACKUP_ROOT, metavar="FOLDER")

    def handle(self, *, to, **_options):
        if to is None:
            raise CommandError("BACKUP_ROOT is not set: name the folder, or say --to FOLDER.")
        try:
            made = back_up(
                to, recipient=settings.BACKUP_RECIPIENT, role=Role.named(READER), git=git(), at=now()
            )
        except (Refused, subprocess.CalledProcessError) as reason:
            raise CommandError(str(reason)) from reason
        pulse.beat(pulse.BACKUP)
        self.stdout.write(str(made))


def git():
    """The commit this runs from; empty in a release, which has its version."""
    command = ["git", "-C", str(settings.BASE_DIR), "describe", "--always", "--dirty", "--tags"]
    try:
        return subprocess.run(command, capture_output=True, text=True, check=False).stdout.strip()  # noqa: S603
    except FileNotFoundError:
        return ""
