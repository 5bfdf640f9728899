from django.core.management.base import BaseCommand, CommandError
from django.utils.timezone import now

from common.errors import Refused
from grids.actions.accounts import help_in
from grids.actor import Actor
from grids.enums import CodeKind
from grids.models import Officer


class Command(BaseCommand):
    help = "Issue a one-time code for somebody above whom nobody stands in the product. It cannot be shown again."

    def add_arguments(self, parser):
        parser.add_argument("username")
        parser.add_argument(
            "--reason", required=True, help="how you know that it is this person, and what happened"
        )
        parser.add_argument("--phone-lost", action="store_true", help="take the second step off as well")

    def handle(self, *args, username, reason, phone_lost, **options):
        officer = Officer.objects.filter(username=username).first()
        if officer is None:
            raise CommandError(f"There is no officer {username}.")
        kind = CodeKind.PHONE if phone_lost else CodeKind.START if officer.is_new else CodeKind.PASSWORD
        try:
            code, text = help_in(officer, kind=kind, reason=reason, by=Actor.clock(), at=now())
        except Refused as refusal:
            raise CommandError(str(refusal)) from refusal
        self.stdout.write(
            f"{text}\nGood until {code.expires_at:%Y-%m-%d %H:%M} UTC, in place of the password."
        )
