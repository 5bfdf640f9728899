from django.core.management.base import BaseCommand, CommandError
from django.utils.dateparse import parse_datetime
from django.utils.timezone import is_naive, make_aware

from cases.actions.sweep import sweep


def a_moment(text):
    """An ISO 8601 moment; without a zone it is Shanghai's."""
    moment = parse_datetime(text)
    if moment is None:
        raise CommandError(f"{text} is no moment. Write it like 2025-11-22T10:00:00+08:00.")
    return make_aware(moment) if is_naive(moment) else moment


class Command(BaseCommand):
    help = "Say which clocks are half over, nearly over or over, as the worker does every minute."

    def add_arguments(self, parser):
        parser.add_argument("--at", metavar="ISO", help="as if it were this moment; default: now")

    def handle(self, *, at=None, **_):
        swept = sweep(at=a_moment(at) if at else None)
        self.stdout.write(
            f"{swept.alerts} alerts, {swept.recalled} cases taken back, {swept.resumed} gone on with."
        )
