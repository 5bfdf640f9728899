from django.core.management.base import BaseCommand

from messaging.parking import parked_rows, replay


class Command(BaseCommand):
    help = "List parked outbox rows, or put them back to work."

    def add_arguments(self, parser):
        choice = parser.add_mutually_exclusive_group()
        choice.add_argument("--replay", nargs="+", type=int, metavar="ID", help="put these rows back to work")
        choice.add_argument("--replay-all", action="store_true", help="put every parked row back to work")

    def handle(self, *, replay_all, **options):
        if replay_all or options["replay"]:
            self.stdout.write(f"{replay(None if replay_all else options['replay'])} rows put back to work")
            return
        for row in parked_rows():
            self.stdout.write(
                f"{row.pk}\t{row.topic}\t{row.key}\t{row.parked_at.isoformat()}\t"
                f"{row.attempts} runs, {row.failures} failed\t{row.last_error}"
            )
