from django.core.management.base import BaseCommand, CommandError
from django.utils.timezone import now

from common.errors import Refused
from grids.actions.accounts import open_account
from grids.actor import Actor


class Command(BaseCommand):
    help = "Open an account, the first administrator's say. Prints the one-time start code; it cannot be shown again."

    def add_arguments(self, parser):
        parser.add_argument("username")
        parser.add_argument("--name", required=True, help="the person's name")
        parser.add_argument("--phone", default="", help="the duty phone")
        parser.add_argument("--configure", action="store_true", help="may configure")

    def handle(self, *args, username, name, phone, configure, **options):
        facts = {"name": name, "phone": phone, "is_staff": configure, "by": Actor.clock(), "at": now()}
        try:
            _officer, code, text = open_account(username=username, **facts)
        except Refused as refusal:
            raise CommandError(str(refusal)) from refusal
        self.stdout.write(
            f"{text}\nGood until {code.expires_at:%Y-%m-%d %H:%M} UTC, in place of the password."
        )
