from django.core.management.base import BaseCommand, CommandError
from django.utils.timezone import localdate, now

from common.errors import Refused
from grids.actions.posts import appoint
from grids.actor import Actor
from grids.models import Officer, Region
from grids.roles import ADMINISTRATORS


class Command(BaseCommand):
    help = (
        "Make somebody the system, security or audit administrator of a district or a city. Only the installation gives"
        " the three at the widest place; one person is never two of them."
    )

    def add_arguments(self, parser):
        parser.add_argument("username")
        parser.add_argument("--role", required=True, choices=sorted(ADMINISTRATORS))
        parser.add_argument("--region", required=True, help="the code of the district or city, twelve digits")

    def handle(self, *args, username, role, region, **options):
        officer = Officer.objects.filter(username=username).first()
        place = Region.objects.filter(code=region).first()
        if officer is None or place is None:
            raise CommandError("No such account." if officer is None else "No such region.")
        try:
            post = appoint(officer, to=place, role=role, starts_on=localdate(), by=Actor.clock(), at=now())
        except Refused as refusal:
            raise CommandError(str(refusal)) from refusal
        self.stdout.write(str(post))
