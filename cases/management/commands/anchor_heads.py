import os
from pathlib import Path

from django.core.management.base import BaseCommand
from django.db import connection, transaction
from django.utils.timezone import now

from cases.heads import write_heads


class Command(BaseCommand):
    help = "Write the heads of all cases' events to a file that is to be kept on another machine."

    def add_arguments(self, parser):
        parser.add_argument("--to", type=Path, required=True, metavar="FILE", help="where to write them, .gz")

    def handle(self, *, to, **_options):
        part = to.with_name(f"{to.name}.part")
        with transaction.atomic(), part.open("wb") as target, connection.cursor() as cursor:
            anchor = write_heads(target, cursor, version="anchor_heads", at=now())
            target.flush()
            os.fsync(target.fileno())
        part.rename(to)
        self.stdout.write(f"{anchor.cases} heads, root {anchor.root}: {to}")
