from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from common.errors import Refused
from common.locality import LocalityUnknown, read
from governance.actions.load_demo import load_demo
from governance.actions.load_locality import load_locality
from governance.demo import material
from governance.demo.people import PASSWORD
from governance.localities import faults_of

SECOND_STEP = {
    "offered": "The password alone opens them; a phone is set up under My account. SECOND_FACTOR=required make run"
    " asks everybody for it at the first sign-in, as a real place does.",
    "required": "At the first sign-in the page shows a code to scan with an authenticator app, or its text to type;"
    " SECOND_FACTOR=offered make run lets the password alone open them.",
}


class Command(BaseCommand):
    help = "Load a place from localities/NAME.toml; with --demo as a living example with invented people and cases."

    def add_arguments(self, parser):
        parser.add_argument("name")
        parser.add_argument(
            "--demo", action="store_true", help="made borders, invented people, about 300 cases"
        )
        parser.add_argument(
            "--check", action="store_true", help="say what is wrong with its file; load nothing"
        )

    def handle(self, *args, name, demo, check, **options):
        try:
            self.look_at(name)
            (self.said_well if check else self.demo if demo else self.place)(name)
        except (LocalityUnknown, ValueError, Refused) as reason:
            raise CommandError(str(reason)) from reason
        except FileNotFoundError as missing:
            raise CommandError(f"{name} has no demo: localities/demo/{name}.toml is missing.") from missing

    def look_at(self, name):
        """A place whose file names what the engine does not know is not loaded at all."""
        if faults := faults_of(read(name)):
            raise CommandError("\n".join([f"localities/{name}.toml:", *faults]))

    def said_well(self, name):
        self.stdout.write(f"localities/{name}.toml can be worked with.")

    def place(self, name):
        streets, new = load_locality(name, at=timezone.now())
        names = ", ".join(street.name for street in streets)
        self.stdout.write(f"Loaded: {names}." if new else f"Already loaded: {names}.")

    def demo(self, name):
        is_new = load_demo(name, at=timezone.now(), tell=self.stderr.write)
        self.stdout.write(
            f"The demo of {name} is loaded." if is_new else f"The demo of {name} is already loaded."
        )
        self.stdout.write("Demo accounts with a password that everybody knows; drop_demo removes them.")
        for username, title in material.read(name).titles.items():
            self.stdout.write(f"  {username:<10} {PASSWORD}   {title}")
        self.stdout.write(SECOND_STEP[settings.SECOND_FACTOR])
