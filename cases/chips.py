"""The kinds of matter a resident chooses from: few, the commonest first; the other 190 are for those who classify."""

from time import monotonic

from cases.models import Category
from cases.models.category import UNCLASSIFIED

CODES = (
    *("01005", "05007", "12002", "10004", "04011", "12008", "08004", "05001"),
    *("10003", "10001", "10005", "01019", "07006", "12004", "12009"),
)
MINUTE = 60


class Remembered:
    """The rows, read again after a minute: they change a few times a year, and every report asks for them."""

    def __init__(self):
        self.forget()

    def forget(self):
        self.rows, self.until = {}, 0.0

    def __call__(self):
        if monotonic() >= self.until:
            wanted = Category.objects.filter(code__in=[*CODES, UNCLASSIFIED], is_active=True)
            self.rows, self.until = {row.code: row for row in wanted}, monotonic() + MINUTE
        return self.rows


remembered = Remembered()


def chips():
    """The categories in use for residents, in order."""
    rows = remembered()
    return [rows[code] for code in CODES if code in rows]


def chosen(code):
    """The category behind a chip; unclassified for none."""
    return remembered().get(code or UNCLASSIFIED)
