"""Who is away, who acts instead, and the deputy's name in the posts for that time."""

from datetime import timedelta

from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from common.errors import Refused, Stale
from grids.actions.end_sessions import end_sessions
from grids.actions.one_by_one import one_by_one
from grids.actions.record_right import deputy_ended, deputy_named
from grids.actor import Actor
from grids.deputies import fits_any, held_by, may_stand_in, outgrown
from grids.models import Absence, AbsenceCover, Officer, Post
from grids.one_hand import refuse_second_of_three
from grids.roles import P
from grids.superiors import stands_above
from messaging.inbox import tell

LONGEST = timedelta(days=366)
STANDS_IN = gettext_noop("You stand in for %(name)s from %(first)s until %(last)s")
TAKEN_BACK = gettext_noop("You need not stand in for %(name)s any more")


@transaction.atomic
def note_absence(officer, *, deputy=None, kind, starts_on, until, note="", by, at):
    """Note that somebody is away from a day on; `until` is the first day back. Returns the Absence.

    By himself, or by whoever stands above all his posts and leads people there. New work, alerts and what he has in
    hand go to the deputy; without one it goes back to the desk. Refused: days that have passed, two at once, a deputy
    who is away himself or would reach too far by it.
    """
    officer = Officer.objects.select_for_update(no_key=True).get(pk=officer.pk)
    posts = held_by([officer], max(starts_on, localdate(at))).get(officer.pk, [])
    superior = leads_all(by, posts)
    if not (by.officer_id == officer.pk or superior):
        raise Refused(_("Your posts do not allow this here."), code="not_yours")
    refuse_days(officer, starts_on, until, at)
    if deputy:
        chosen = superior and deputy.pk != by.officer_id  # nobody reaches higher by naming himself
        refuse_deputy(deputy, officer, posts, starts_on, until, by_superior=chosen)
    facts = {"kind": kind, "note": note.strip()[:200], "noted_by": by.officer, "noted_at": at}
    absence = Absence.objects.create(
        officer=officer, deputy=deputy, starts_on=starts_on, until=until, **facts
    )
    if deputy:
        days = {"first": f"{starts_on:%Y-%m-%d}", "last": f"{until - timedelta(days=1):%Y-%m-%d}"}
        params = {"name": officer.name} | days
        tell([deputy.pk], title=STANDS_IN, params=params, url="/people/absences/", key=absence.uuid, at=at)
    cover(absence, by=by, at=at)
    return absence


def leads_all(by, posts):
    """Whether the actor stands above each post of this officer by one that leads others; the installation does.

    To lead at the place is not enough: a desk would name itself for the leader beside it. Nobody leads himself.
    """
    if by.is_clock:
        return True
    if any(one.post.officer_id == by.officer_id for one in posts):
        return False
    leading = by.scope.holding(P.STAFF_LEAD)
    return bool(posts) and all(any(stands_above(mine, one) for mine in leading) for one in posts)


def refuse_days(officer, starts_on, until, at):
    today = localdate(at)
    if starts_on < today:
        raise Refused(_("What has passed stays as it was. Begin today or later."))
    if not timedelta(0) < until - starts_on <= LONGEST:
        raise Refused(_("The first day back comes after the first day away, within a year."))
    if officer.absences.coming(starts_on).filter(starts_on__lt=until).exists():
        raise Refused(_("An absence in these days is noted already."))


def refuse_deputy(deputy, officer, posts, starts_on, until, *, by_superior):
    if deputy.pk == officer.pk or not deputy.is_active:
        raise Refused(_("The deputy has to be another person."))
    if deputy.absences.coming(starts_on).filter(starts_on__lt=until).exists():
        raise Refused(_("The deputy is away in these days too."))
    theirs = held_by([deputy], starts_on).get(deputy.pk, [])
    if not may_stand_in(theirs, posts, by_superior=by_superior):
        raise Refused(
            _("This person may not stand in here: take somebody of the same place and rank, or above.")
        )


@transaction.atomic
def end_absence(absence, *, on, by, at):
    """He is back on `on`, today or a later day before the one noted. Returns the Absence. Stale where it is over."""
    absence = (
        Absence.objects.select_for_update(of=["self"]).select_related("officer", "deputy").get(pk=absence.pk)
    )
    posts = held_by([absence.officer], localdate(at)).get(absence.officer_id, [])
    if not (by.officer_id == absence.officer_id or leads_all(by, posts)):
        raise Refused(_("Your posts do not allow this here."), code="not_yours")
    if absence.until <= on:
        raise Stale(_("This absence is over."))
    if on < localdate(at):
        raise Refused(_("What has passed stays as it was. Begin today or later."))
    absence.until = max(on, absence.starts_on)
    absence.save(update_fields=["until"])
    if absence.deputy:
        params = {"name": absence.officer.name}
        tell([absence.deputy_id], title=TAKEN_BACK, params=params, key=f"{absence.uuid}:back", at=at)
    if absence.until <= localdate(at):
        uncover(absence, by=by, at=at)
    return absence


def cover(absence, *, by, at):
    """Enter the deputy in every post of who is away today; a post that came meanwhile too. Returns how many.

    Not where he would reach farther by it than when he was chosen: nobody checked him for a post that came later.
    """
    today = localdate(at)
    if not absence.deputy_id or not absence.starts_on <= today < absence.until:
        return 0
    posts = Post.objects.current(today).filter(officer=absence.officer_id, cover=None)
    posts = posts.exclude(deputy=absence.deputy_id).select_for_update(of=["self"], no_key=True).with_names()
    posts = list(posts.order_by("pk"))
    held = held_by([absence.deputy], today).get(absence.deputy_id, []) if posts else []
    fitting = [post for post in posts if fits_any(held, post, absence.by_superior)]
    for post in fitting:
        cover_post(absence, post, by=by, at=at)
    if fitting:
        end_sessions([absence.deputy_id])
    return len(fitting)


def cover_post(absence, post, *, by, at):
    days = {"starts_on": absence.starts_on, "ends_on": absence.until}
    refuse_second_of_three([absence.deputy], post.role, **days)
    AbsenceCover.objects.create(absence=absence, post=post, deputy_before=post.deputy)
    post.deputy, post.changed_at = absence.deputy, at
    post.save(update_fields=["deputy", "changed_at"])
    deputy_named(post, by=by, at=at, until=absence.until, reason=absence.get_kind_display())


def uncover(absence, *, by, at):
    """Take the deputy out of the posts again; who stood there before stands there again. Returns how many."""
    covers = list(absence.covers.select_related("deputy_before").order_by("pk"))
    return take_out(absence, covers, by=by, at=at)


def take_out(absence, covers, *, by, at):
    for one in covers:
        post = Post.objects.select_for_update(of=["self"], no_key=True).with_names().get(pk=one.post_id)
        if post.deputy_id == absence.deputy_id:
            post.deputy, post.changed_at = before(one, post, at), at
            post.save(update_fields=["deputy", "changed_at"])
            deputy_ended(post, absence.deputy, by=by, at=at, reason=absence.get_kind_display())
        one.delete()
    if covers:
        end_sessions([absence.deputy_id])
    return len(covers)


def before(cover, post, at):
    """Who stood in the post before, as far as he still may."""
    officer = cover.deputy_before
    if not officer or not officer.is_active:
        return None
    try:
        refuse_second_of_three([officer], post.role, starts_on=localdate(at), ends_on=post.ends_on)
    except Refused:
        return None
    return officer


def uncover_outgrown(absence, *, by, at):
    """Take the deputy out where he may stand no longer, as things are today. Returns how many."""
    covers = list(absence.covers.with_posts().select_related("deputy_before").order_by("pk"))
    return take_out(absence, outgrown(covers, localdate(at)), by=by, at=at)


def sweep_absences(*, at):
    """Whoever goes away today is covered, whoever is back is so no longer. Returns how many posts that were."""
    today, clock = localdate(at), Actor.clock()
    over = (
        Absence.objects.filter(until__lte=today, covers__isnull=False).distinct().values_list("pk", flat=True)
    )
    changed = one_by_one(over, lambda pk: each(pk, uncover, clock, at), what="absence")
    standing = AbsenceCover.objects.filter(absence__in=Absence.objects.current(today)).with_posts()
    too_far = sorted({one.absence_id for one in outgrown(list(standing), today)})
    changed += one_by_one(too_far, lambda pk: each(pk, uncover_outgrown, clock, at), what="absence")
    begun = Absence.objects.current(today).exclude(deputy=None).values_list("pk", flat=True)
    return changed + one_by_one(begun, lambda pk: each(pk, cover, clock, at), what="absence")


@transaction.atomic
def each(pk, change, by, at):
    """One absence on its own, so that one in the way keeps none of the others."""
    rows = Absence.objects.select_for_update(of=["self"], skip_locked=True).select_related(
        "officer", "deputy"
    )
    absence = rows.filter(pk=pk).first()
    try:
        with transaction.atomic():
            return change(absence, by=by, at=at) if absence else 0
    except Refused:
        return 0
