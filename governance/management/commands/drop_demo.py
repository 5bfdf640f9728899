from django.core.management.base import BaseCommand

from governance.actions.drop_demo import drop_demo
from governance.owner import as_owner


class Command(BaseCommand):
    help = "Erase the demo: its street, its people, its cases. Regions, categories, clock limits and calendar stay."

    def handle(self, *args, **options):
        with as_owner():
            erased = drop_demo()
        for table, rows in sorted(erased.items()):
            self.stdout.write(f"{rows:>7} {table}")
        self.stdout.write("The demo is gone." if erased else "There is no demo here.")
