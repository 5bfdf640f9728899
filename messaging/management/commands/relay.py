from django.core.management.base import BaseCommand

from messaging import relay
from messaging.bell import Stop


class Command(BaseCommand):
    help = "Carry due outbox rows to the workers until TERM."

    def add_arguments(self, parser):
        parser.add_argument("--once", action="store_true", help="carry what is due now, then end")

    def handle(self, *, once, **_):
        if once:
            relay.carry(relay.open_broker())
        else:
            with Stop() as stop:
                relay.run(stop)
