"""Somebody leaves: posts, work in hand, keys, codes, second step, sessions and the account, all or nothing."""

from dataclasses import dataclass

from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from common.errors import Refused
from grids.actions.end_sessions import end_sessions
from grids.actions.posts import end_post
from grids.actions.record_account import record, require_reason
from grids.actions.record_right import deputy_ended
from grids.actions.relieve import relieve
from grids.actions.switch import may_keep, write_account
from grids.enums import AccountEventKind, OfficerKind
from grids.models import AccountCode, ApiKey, Officer, Post, RecoveryCode, SecondStep, Session


@dataclass(frozen=True)
class Belongings:
    """What is still in somebody's hands: the lines of the checklist."""

    posts: list
    deputyships: list
    keys: list
    codes: int
    has_step: bool
    sessions: int
    is_active: bool

    @property
    def is_clear(self):
        return not (
            self.posts or self.deputyships or self.keys or self.codes or self.has_step or self.is_active
        )


def belongings_of(officer, day):
    """The Belongings of an officer on a day, those of later days too. Six statements."""
    open_posts = Post.objects.unended(day).with_names()
    return Belongings(
        posts=list(open_posts.filter(officer=officer).order_by("pk")),
        deputyships=list(open_posts.filter(deputy=officer).order_by("pk")),
        keys=list(ApiKey.objects.filter(officer=officer, revoked_at=None)),
        codes=AccountCode.objects.filter(officer=officer, used_at=None, replaced_at=None).count(),
        has_step=SecondStep.objects.filter(user=officer).exists(),
        sessions=Session.objects.filter(officer=officer).count(),
        is_active=officer.is_active,
    )


@transaction.atomic
def leave(officer, *, reason, by, at, address=None):
    """Somebody leaves for good: everything of the checklist ends today. Returns the Officer.

    What he has in hand goes to the nearest one above him, or back to the desk. Refused: to oneself, for a system, for
    whoever does not give the rights of all his posts, without a reason.
    """
    officer = Officer.objects.select_for_update(no_key=True).get(pk=officer.pk)
    day, reason = localdate(at), require_reason(reason)
    if not may_keep(by, officer, day) or officer.kind != OfficerKind.PERSON:
        raise Refused(_("Your posts do not allow this here."), code="not_yours")
    if by.officer_id == officer.pk:
        raise Refused(_("Nobody changes his own rights."))
    held = belongings_of(officer, day)
    for post in held.posts:
        let_go(post, day, reason, by, at)
    for post in held.deputyships:
        still = Post.objects.filter(pk=post.pk, deputy=officer)  # nobody came after him meanwhile
        if still.update(deputy=None, changed_at=at):
            deputy_ended(post, officer, by=by, at=at, reason=reason)
    ApiKey.objects.filter(officer=officer, revoked_at=None).update(revoked_at=at)  # that went with no post
    SecondStep.objects.filter(user=officer).delete()
    RecoveryCode.objects.filter(officer=officer).delete()
    officer.set_unusable_password()
    officer.save(update_fields=["password"])
    left = write_account(officer, {"is_active": False}, by=by, at=at, address=address)
    end_sessions([officer])
    record(officer, AccountEventKind.LEFT, reason=reason, by=by, at=at, address=address)
    return left


def let_go(post, day, reason, by, at):
    """A post that is held is handed over; one that would only have begun is ended as never held."""
    if post.starts_on <= day:
        relieve(post, on=day, reason=reason, by=by, at=at)
    else:
        end_post(post, on=post.starts_on, by=by, at=at)
