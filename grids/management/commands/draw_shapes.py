"""manage.py draw_shapes: draw what the map shows of every boundary anew.

Each action that writes a boundary does this for its own grids; after boundaries came another way, this does it for all.
"""

from django.core.management.base import BaseCommand

from grids.actions.shapes import draw_shapes


class Command(BaseCommand):
    help = "Draw the shapes of all grids for the map anew."

    def handle(self, *args, **options):
        self.stdout.write(f"{draw_shapes()} grids have a shape.")
