from itertools import chain
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from cases.heads import NotHeads, damages_against
from cases.models import Case, CaseEvent
from cases.verification import damages


class Command(BaseCommand):
    help = (
        "Check every chain of events and tell each case again through the workflow table; with --against, also what "
        "a file of heads kept elsewhere knows: cut tails, cases that are gone. Exit code 1 on damage."
    )

    def add_arguments(self, parser):
        parser.add_argument("--against", type=Path, metavar="FILE", help="heads written by anchor_heads")

    def handle(self, *, against, **_options):
        found = 0
        lacking = damages_against(against) if against else ()
        try:
            for found, damage in enumerate(chain(damages(), lacking), 1):  # noqa: B007 - the last is the count
                self.stdout.write(str(damage))
        except NotHeads as reason:
            raise CommandError(str(reason)) from reason
        words = {"cases": Case.objects.count(), "events": CaseEvent.objects.count(), "found": found}
        if found:
            raise CommandError(_("%(found)s damages in %(events)s events of %(cases)s cases.") % words)
        self.stdout.write(_("%(events)s events of %(cases)s cases are whole.") % words)
