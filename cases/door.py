"""What a door's code stands for: the building, place or grid, and whether it is still in use."""

from uuid import UUID

from django.db.models import Exists
from django.utils.timezone import localdate

from cases.models import Case
from cases.policies import TermsStamp
from common.compiled import Compiled, only_one
from grids.models import QrCode
from grids.tokens import is_token, normalised

PLACES = ("building__grid", "site__grid", "grid")
# What a door or a report reads of them: half the columns, and no outline, which weighs more than the page.
OF_GRID = ("code", "name", "valid_to", "district", "street", "total", "general")
OF_PLACE = ("name", "address", "point", "valid_to", "district", "street", "total", "general", "grid")
READ = (
    "token",
    "revoked_at",
    "unit__name",
    "unit__valid_to",
    *(f"{kind}__{name}" for kind in ("building", "site") for name in OF_PLACE),
    "site__building",
    *(f"{place}__{name}" for place in PLACES for name in OF_GRID),
)


def code_at(token):
    """The QrCode of a token as scanned or typed, with its building and grid, or None. One statement.

    The names above are read when they are shown: a report has no use for them.
    """
    token = normalised(token)
    return only_one(CODE(token=token)) if is_token(token) else None


def code_to_report_at(token, key):
    """The same for a report under `key`, in one statement too.

    Its `is_reported` says whether a case was reported under that key already: a second tap costs nothing more. Its
    `terms` is the stamp of the limits as they are.
    """
    token = normalised(token)
    return only_one(CODE_TO_REPORT(token=token, key=key)) if is_token(token) else None


def codes(token):
    return QrCode.objects.select_related("unit", *PLACES).only(*READ).filter(token=token)


def codes_to_report(token, key):
    known = Exists(Case.objects.filter(report_key=key))
    return codes(token).annotate(is_reported=known, terms=TermsStamp())


CODE = Compiled(codes, {"token": "of a door"})
CODE_TO_REPORT = Compiled(codes_to_report, {"token": "of a door", "key": UUID(int=1)})


def is_in_use(code):
    """Whether the code still stands for a place."""
    if code.revoked_at:
        return False
    ends = [part.valid_to for part in (code.unit, code.place) if part]
    return all(ended is None or ended > localdate() for ended in ends)


def newer_code(code):
    """The code that hangs there now instead of one that was revoked, or None. One statement."""
    facts = {name: getattr(code, name) for name in ("building_id", "unit_id", "site_id", "grid_id")}
    found = codes_in_use().filter(**facts).exclude(pk=code.pk).order_by("-issued_at", "-pk").first()
    return found if found and is_in_use(found) else None


def code_of(*, building="", grid=""):
    """The newest code in use of a building or a grid by its code of the ground, or None (S2-20)."""
    facts = {"building__code": building, "unit": None} if building else {"grid__code": grid}
    found = codes_in_use().filter(**facts).order_by("-issued_at", "-pk").first()
    return found if found and is_in_use(found) else None


def codes_in_use():
    return QrCode.objects.valid().select_related("unit", *PLACES).only(*READ)
