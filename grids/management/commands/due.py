import sys
from datetime import datetime
from functools import cache

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from common.due import due
from common.worktime import SHANGHAI
from grids.models import Calendar

DEFAULT_CALENDAR = "CN"


class Command(BaseCommand):
    help = "Reckon due times: lines from,limit,unit[,calendar] on standard input, a moment for each on standard output."

    def add_arguments(self, parser):
        parser.add_argument(
            "--batch", action="store_true", required=True, help="read lines until the input ends"
        )

    def handle(self, **options):
        """One line out for every line in, blank for blank. A wrong one gives `error: …`, and exit code 1 at the end."""
        calendar_of = cache(known_calendar)
        wrong = 0
        for line in sys.stdin:
            try:
                answer = reckoned(line, calendar_of)
            except (ValueError, LookupError, OverflowError) as reason:
                answer, wrong = f"error: {reason}", wrong + 1
            self.stdout.write(answer)
        if wrong:
            raise CommandError(_("Lines that could not be reckoned: %(wrong)s") % {"wrong": wrong})


def reckoned(line, calendar_of):
    """The due time of one line as ISO 8601. A moment without an offset is Shanghai's time.

    Raises ValueError for a line that is not one, LookupError for a calendar or a year that nobody has filled in.
    """
    fields = [field.strip() for field in line.lstrip("\ufeff").split(",")]
    if fields == [""]:
        return ""
    if len(fields) not in (3, 4):
        raise ValueError("a line is from,limit,unit or from,limit,unit,calendar")
    start, limit, unit, code = (*fields, "")[:4]
    begun = datetime.fromisoformat(start)
    begun = begun if begun.tzinfo else begun.replace(tzinfo=SHANGHAI)
    return due(begun, limit, unit, calendar_of(code or DEFAULT_CALENDAR)).isoformat()


def known_calendar(code):
    """The calendar of that code, in whatever case it is written. LookupError where there is none."""
    same = Calendar.objects.filter(code__iexact=code)
    row = same.filter(code=code).first() or same.order_by("code").first()
    if row is None:
        raise LookupError(f"there is no calendar {code!r}; add one under Calendars")
    return row.work_calendar()
