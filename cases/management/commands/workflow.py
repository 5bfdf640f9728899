import json

from django.core.management.base import BaseCommand

from cases import workflow


class Command(BaseCommand):
    help = "Print the workflow table: which action leads from where to where, and who may do it."

    def add_arguments(self, parser):
        parser.add_argument("--json", action="store_true", help="as data for programs")

    def handle(self, *, json: bool = False, **_):
        table = workflow.as_data()
        self.stdout.write(as_json(table) if json else as_text(table))


def as_json(table):
    return json.dumps(table, ensure_ascii=False, indent=2)


def as_text(table):
    return "\n".join(line(row) for row in table["rows"])


def line(row):
    sources = " ".join(row["from"]) or "–"
    return f"{row['action']:12} {sources} → {row['to'] or '='}  ({', '.join(row['who'])})"
