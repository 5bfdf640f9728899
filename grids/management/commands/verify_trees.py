from django.core.management.base import BaseCommand, CommandError

from grids.models import Grid
from grids.numbering import Node, problems


class Command(BaseCommand):
    help = "Number every tree of grids again beside and compare. Exit status 1 when one is damaged."

    def handle(self, *args, **options):
        rows = Grid.objects.order_by().values_list(*Node._fields)
        nodes = [Node(*row) for row in rows.iterator(chunk_size=10_000)]
        found = problems(nodes)
        for sentence in found:
            self.stdout.write(sentence)
        if found:
            raise CommandError(f"{len(found)} faults in {len(nodes)} grids.")
        trees = sum(node.parent_id is None for node in nodes)
        self.stdout.write(f"{trees} trees, {len(nodes)} grids: whole.")
