from datetime import timedelta

from django.core.management.base import BaseCommand, CommandError
from django.utils.timezone import now

from common.errors import Refused
from grids.actions.api_keys import issue_key
from grids.actor import Actor
from grids.models import Officer


class Command(BaseCommand):
    help = "Issue an API key for an officer. Prints the key alone; it cannot be shown again."

    def add_arguments(self, parser):
        parser.add_argument("--officer", required=True, help="the username")
        parser.add_argument("--name", required=True, help="who uses the key")
        parser.add_argument("--days", type=int, help="how long it is good for; without, until it is revoked")
        parser.add_argument(
            "--address", action="append", default=[], help="an address or network it may come from"
        )

    def handle(self, *args, officer, name, days, address, **options):
        at = now()
        account = Officer.objects.filter(username=officer).first()
        if account is None:
            raise CommandError(f"There is no officer {officer}.")
        ends = at + timedelta(days=days) if days is not None else None
        try:
            _key, text = issue_key(
                account, name=name, expires_at=ends, addresses=address, by=Actor.clock(), at=at
            )
        except Refused as refusal:
            raise CommandError(str(refusal)) from refusal
        self.stdout.write(text)
