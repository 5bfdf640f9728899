"""The log of a post (岗位日志): its holder writes what he did; nothing is ever rewritten: domain.md S0-37."""

from datetime import timedelta

from django.db import IntegrityError, transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from common.errors import Refused, Stale
from grids.kinds import DeedKind
from grids.models import Post, PostEntry
from grids.taken_part import took_part

BACK_TO = timedelta(days=31)  # what is older is not remembered well enough to be written down
LONGEST = 500


@transaction.atomic
def write_entry(post, *, kind, done_on, words, case_number="", by, at):
    """Write a line into the log of a post on a grid. Returns the PostEntry.

    Refused: whoever neither holds the post nor stands in for it on that day, a day to come or long past, no words,
    the number of a case he took no part in.
    """
    post = Post.objects.with_names().get(pk=post.pk)
    refuse_other_hands(post, by, localdate(at))
    return add(post, kind, done_on, words, case_number, None, by, at)


@transaction.atomic
def correct_entry(entry, *, kind, done_on, words, case_number="", by, at):
    """Put a line right by another one; the first stays to be read. Returns the new PostEntry.

    Refused for everybody but who wrote it. Stale where it was put right already.
    """
    if entry.officer_id != by.officer_id:
        raise Refused(_("Your posts do not allow this here."), code="not_yours")
    post = Post.objects.with_names().get(pk=entry.post_id)
    try:
        with transaction.atomic():  # a history cannot be locked: of two at once the database takes one
            return add(post, kind, done_on, words, case_number, entry, by, at)
    except IntegrityError as error:
        raise Stale(_("This line was put right already.")) from error


def refuse_other_hands(post, by, day):
    mine = by.officer_id in (post.officer_id, post.deputy_id) and by.is_officer
    held = post.starts_on <= day and (post.ends_on is None or day < post.ends_on)
    if not (mine and held) or post.grid_id is None:
        raise Refused(_("Only who holds this post writes its log."), code="not_yours")


def add(post, kind, done_on, words, case_number, corrects, by, at):
    today, words = localdate(at), words.strip()[:LONGEST]
    oldest = corrects.done_on if corrects else today - BACK_TO
    if not max(min(oldest, today - BACK_TO), post.starts_on) <= done_on <= today:
        raise Refused(_("Write down what you did in the last month, on a day of this post."))
    if not words:
        raise Refused(_("Say in a few words what you did."))
    case_number = case_number.strip()
    if case_number and not took_part(by.officer, case_number):
        raise Refused(_("You took no part in a case of this number."))
    facts = {"kind": DeedKind(kind), "done_on": done_on, "words": words, "case_number": case_number}
    entry = PostEntry(post=post, officer=by.officer, corrects=corrects, written_at=at, **facts)
    entry.place_at(post.grid)
    entry.save(force_insert=True)
    return entry
