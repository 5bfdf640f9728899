from django.core.management.base import BaseCommand
from django.utils.timezone import now

from messaging.actions.replay import replay
from messaging.parking import parked_rows


class Command(BaseCommand):
    help = "List parked outbox rows, or put them back to work."

    def add_arguments(self, parser):
        choice = parser.add_mutually_exclusive_group()
        choice.add_argument("--replay", nargs="+", type=int, metavar="ID", help="put these rows back to work")
        choice.add_argument("--replay-all", action="store_true", help="put every parked row back to work")

    def handle(self, *, replay_all, **options):
        if replay_all or options["replay"]:
            count = replay(None if replay_all else options["replay"], by=None, at=now())
            self.stdout.write(f"{count} rows put back to work")
            return
        for row in parked_rows():
            self.stdout.write(
                f"{row.pk}\t{row.topic}\t{row.key}\t{row.parked_at.isoformat()}\t"
                f"{row.attempts} runs, {row.failures} failed\t{row.last_error}"
            )
