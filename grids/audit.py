"""The three books of the audit administrator: who opened whose data and why, what happened to accounts, rights given.

Each is a queryset narrowed to his scope, and a way to say a row in six words: the page and the file say the same.
"""

from dataclasses import dataclass
from datetime import datetime, time

from django.db.models import Q
from django.utils.timezone import make_aware
from django.utils.translation import gettext_lazy as _

from grids.models import AccessRecord, AccountEvent, RightsEvent

ACCESS, ACCOUNTS, RIGHTS = "access", "accounts", "rights"


WORDS = {"reporter": _("reporter"), "caller": _("caller"), "name": _("name"), "phone": _("phone")}
WORDS |= {"talent": _("professional"), "booking": _("booking")}


@dataclass(frozen=True)
class Line:
    """One row of a book as it is read: when, who did it, what, to whom or in which file, why, from where."""

    at: datetime
    who: str
    what: str
    whose: str
    why: str
    where: str

    def __iter__(self):
        return iter((self.at, self.who, self.what, self.whose, self.why, self.where))


@dataclass(frozen=True)
class Book:
    """`actor` and `subject` are the paths to the officers of a row, "" where the subject is a file."""

    key: str
    label: str
    model: type
    moment: str
    actor: str
    subject: str
    line: object

    def rows(self, scope, *, words="", since=None, until=None):
        """What the scope sees of it, by a name or user name, between two days (both included)."""
        found = self.model.objects.visible_to(scope).select_related(*filter(None, (self.actor, self.subject)))
        if since:
            found = found.filter(**{f"{self.moment}__gte": make_aware(datetime.combine(since, time.min))})
        if until:
            found = found.filter(**{f"{self.moment}__lte": make_aware(datetime.combine(until, time.max))})
        return found.filter(self.named(words)) if words else found

    def named(self, words):
        asked = Q()
        for path in filter(None, (self.actor, self.subject)):
            asked |= Q(**{f"{path}__name__icontains": words}) | Q(**{f"{path}__username": words})
        return asked

    @property
    def order(self):
        return (f"-{self.moment}", "-pk")


def of_access(row):
    file = f"{said(row.subject_kind)} {row.subject_uuid.int % 10**8:08d}"
    what = " · ".join(map(said, row.fields))
    return Line(row.opened_at, name_of(row.officer), what, file, row.reason, row.address or "")


def said(word):
    """A kind of file or a field in words; one that is new here as it is kept."""
    return str(WORDS.get(word, word))


def of_account(row):
    who = name_of(row.by) if row.by else ""
    return Line(row.at, who, row.get_kind_display(), name_of(row.officer), row.reason, row.address or "")


def of_right(row):
    who = name_of(row.by) if row.by else ""
    what = f"{row.get_kind_display()}: {row.said}"
    return Line(row.at, who, what, name_of(row.officer), row.reason, row.where)


def name_of(officer):
    return f"{officer.name} ({officer.username})"


BOOKS = {
    book.key: book
    for book in (
        Book(ACCESS, _("Data opened"), AccessRecord, "opened_at", "officer", "", of_access),
        Book(ACCOUNTS, _("Accounts"), AccountEvent, "at", "by", "officer", of_account),
        Book(RIGHTS, _("Rights"), RightsEvent, "at", "by", "officer", of_right),
    )
}
HEADS = (_("When"), _("Who"), _("What"), _("Whose"), _("Why"), _("Where from, or where"))
