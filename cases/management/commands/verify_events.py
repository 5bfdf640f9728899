from itertools import chain
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from cases.heads import NotHeads, damages_against
from cases.models import Case, CaseEvent
from cases.verification import damages, sample_of


class Command(BaseCommand):
    help = (
        "Check every chain of events and tell each case again through the workflow table; with --against, also what "
        "a file of heads kept elsewhere knows: cut tails, cases that are gone. Exit code 1 on damage."
    )

    def add_arguments(self, parser):
        parser.add_argument("--against", type=Path, metavar="FILE", help="heads written by anchor_heads")

        parser.add_argument("--sample", type=int, metavar="N", help="only so many cases, taken by chance")

    def handle(self, *, against, sample=None, **_options):
        found, only = 0, sample_of(sample) if sample else None
        lacking = damages_against(against) if against else ()
        try:
            for found, damage in enumerate(chain(damages(only), lacking), 1):  # noqa: B007 - the last is the count
                self.stdout.write(str(damage))
        except NotHeads as reason:
            raise CommandError(str(reason)) from reason
        cases, events = Case.objects.all(), CaseEvent.objects.all()
        if only is not None:
            cases, events = cases.filter(pk__in=only), events.filter(case__in=only)
        words = {"cases": cases.count(), "events": events.count(), "found": found}
        if found:
            raise CommandError(_("%(found)s damages in %(events)s events of %(cases)s cases.") % words)
        self.stdout.write(_("%(events)s events of %(cases)s cases are whole.") % words)
