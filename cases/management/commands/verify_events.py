from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from cases.models import Case, CaseEvent
from cases.verification import damages


class Command(BaseCommand):
    help = "Check every chain of events and tell each case again through the workflow table. Exit code 1 on damage."

    def handle(self, **_options):
        found = 0
        for found, damage in enumerate(damages(), 1):  # noqa: B007 - the last number is the count
            self.stdout.write(str(damage))
        words = {"cases": Case.objects.count(), "events": CaseEvent.objects.count(), "found": found}
        if found:
            raise CommandError(_("%(found)s damages in %(events)s events of %(cases)s cases.") % words)
        self.stdout.write(_("%(events)s events of %(cases)s cases are whole.") % words)
