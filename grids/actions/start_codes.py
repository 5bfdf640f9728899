"""Start codes for many at once: the paper of the first day, for whoever came in by a list and has never signed in."""

from dataclasses import dataclass

from django.contrib.auth.hashers import UNUSABLE_PASSWORD_PREFIX
from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from common.errors import Refused
from grids.actions.accounts import good_for
from grids.enums import AccountEventKind, CodeKind, RowState
from grids.models import AccountCode, AccountEvent, Officer, Post
from grids.one_time import digest, new_code
from grids.roles import P
from grids.superiors import is_superior, posts_by_officer

AT_ONCE = 60  # slips of one print: five sheets, twelve on each


@dataclass(frozen=True)
class Slip:
    """What is printed for one person; `text` exists nowhere else."""

    officer: Officer
    place: str
    code: AccountCode
    text: str


def waiting_for_codes(batch, at):
    """The posts of a list whose holders have never signed in and hold no good code, by their grids."""
    subjects = batch.rows.filter(state=RowState.ADDED).values("subject")
    posts = Post.objects.filter(uuid__in=subjects, officer__last_login=None, officer__is_active=True)
    posts = posts.filter(officer__password__startswith=UNUSABLE_PASSWORD_PREFIX)
    good = AccountCode.objects.good(at).values("officer")
    return posts.exclude(officer__in=good).with_names()


@transaction.atomic
def issue_start_codes(batch, *, by, at, address=None):
    """Issue codes for the next sixty people of a list who stand below the actor. Returns [Slip], shown once.

    Refused: whoever cares for no account, and where nobody is left.
    """
    if not by.holds(P.ACCOUNT_CARE):
        raise Refused(_("Your posts do not allow this here."), code="not_yours")
    posts = waiting_for_codes(batch, at).order_by("grid__code", "department__code", "officer__name", "pk")
    chosen = {}
    for post in posts.select_for_update(of=["officer"])[:AT_ONCE]:
        chosen.setdefault(post.officer, post)
    below = posts_by_officer(chosen, localdate(at))
    holding = by.scope.holding(P.ACCOUNT_CARE)
    mine = [one for one in chosen if is_superior(by.officer, holding, one, below[one.pk])]
    if not mine:
        raise Refused(_("Everybody of this list who stands below you has a code, or has signed in."))
    return issue_all(mine, chosen, by=by, at=at, address=address)


def issue_all(officers, posts, *, by, at, address):
    """A fresh code each in place of one that is still open, in few statements."""
    AccountCode.objects.filter(officer__in=officers, used_at=None, replaced_at=None).update(replaced_at=at)
    texts = [new_code() for _officer in officers]
    facts = {"kind": CodeKind.START, "issued_by": by.officer, "issued_at": at}
    codes = AccountCode.objects.bulk_create(
        AccountCode(officer=one, digest=digest(one, text), expires_at=at + good_for(CodeKind.START), **facts)
        for one, text in zip(officers, texts, strict=True)
    )
    said = {"kind": AccountEventKind.START_CODE, "by": by.officer, "at": at, "address": address}
    AccountEvent.objects.bulk_create(AccountEvent(officer=one, **said) for one in officers)
    return [
        Slip(one, str(posts[one].place), code, text)
        for one, code, text in zip(officers, codes, texts, strict=True)
    ]
