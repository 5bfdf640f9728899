"""What the audit administrator reads: filtered, turned page by page, taken out as a table. Each look is on record."""

import csv
import io

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.timezone import localtime, now
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from common.errors import Refused
from common.pages import page
from grids.actions.read_logs import look_into, take_out
from grids.audit import ACCESS, BOOKS, HEADS
from grids.audit_forms import AuditForm, TakeOutForm
from grids.roles import P
from grids.views.account import own

MOST_ROWS = 10_000
FORMULA = ("=", "+", "-", "@", "\t", "\r")
INVALID = 422


@login_required
@never_cache
@require_safe
def audit(request):
    """One of the three books, by name and days."""
    if not request.actor.holds(P.AUDIT_READ):
        raise PermissionDenied
    book, form = BOOKS.get(request.GET.get("book"), BOOKS[ACCESS]), AuditForm(request.GET or None)
    asked = form.asked
    look_into(book, asked, **own(request))
    return render(request, "grids/audit.html", shown(request, book, form, asked))


def shown(request, book, form, asked, take_form=None):
    found = book.rows(request.actor.scope, **asked)
    rows = page(found, order=book.order, cursor=request.GET.get("cursor"))
    return {
        "books": BOOKS.values(),
        "book": book,
        "heads": HEADS,
        "lines": [book.line(row) for row in rows],
        "page": rows,
        "form": form,
        "asked": {"book": book.key, **asked},
        "take_form": take_form or TakeOutForm(auto_id="take_%s"),
        "here": "audit",
        "help": "audit",
    }


@login_required
@never_cache
@require_POST
def audit_export(request):
    """The same as a file, the newest ten thousand rows at most; a reason stays on record."""
    if not request.actor.holds(P.AUDIT_READ):
        raise PermissionDenied
    book, form = BOOKS.get(request.POST.get("book"), BOOKS[ACCESS]), AuditForm(request.POST)
    asked, take_form = form.asked, TakeOutForm(request.POST, auto_id="take_%s")
    if take_form.is_valid():
        try:
            take_out(book, asked, **take_form.cleaned_data, **own(request))
        except Refused as refusal:
            take_form.add_error(None, str(refusal))
        else:
            return as_file(book, book.rows(request.actor.scope, **asked).order_by(*book.order)[:MOST_ROWS])
    return render(request, "grids/audit.html", shown(request, book, form, asked, take_form), status=INVALID)


def as_file(book, rows):
    """A table that every table program opens: the signs of UTF-8 first, and no cell that it would reckon."""
    text = io.StringIO(newline="")
    table = csv.writer(text)
    table.writerow([str(head) for head in HEADS])
    for row in rows:
        at, *rest = book.line(row)
        table.writerow([f"{localtime(at):%Y-%m-%d %H:%M:%S}", *map(plain, rest)])
    answer = HttpResponse("\ufeff" + text.getvalue(), content_type="text/csv; charset=utf-8")
    name = f"logs-{book.key}-{localtime(now()):%Y%m%d-%H%M}.csv"
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


def plain(words):
    words = str(words)
    return f"'{words}" if words.startswith(FORMULA) else words
