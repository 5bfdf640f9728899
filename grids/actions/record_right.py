"""Write down each right that is given or taken: posts, deputies, exceptions. Called by whoever gives or takes it."""

from grids.enums import RightsKind
from grids.models import LEVEL_COLUMNS, RightsEvent
from grids.models.rights_event import ONE_CASE
from grids.reach import reach_of


def post_given(post, *, by, at):
    """A post was given, perhaps with a deputy. Returns the RightsEvents."""
    return posts_given([post], by=by, at=at)


def posts_given(posts, *, by, at):
    """The same of many posts, in one statement."""
    events = [event_of(post, RightsKind.POST_GIVEN, post.officer_id, by=by, at=at) for post in posts]
    events += [
        event_of(post, RightsKind.DEPUTY_NAMED, post.deputy_id, by=by, at=at)
        for post in posts
        if post.deputy_id
    ]
    return RightsEvent.objects.bulk_create(events, batch_size=2000)


def post_ended(post, *, by, at, reason=""):
    """A post ends on a day that is known by now. Returns the RightsEvent."""
    return keep(event_of(post, RightsKind.POST_ENDED, post.officer_id, by=by, at=at, reason=reason))


def posts_ended(posts, *, by, at, reason=""):
    """The same of many posts, in one statement."""
    facts = {"by": by, "at": at, "reason": reason}
    events = [event_of(post, RightsKind.POST_ENDED, post.officer_id, **facts) for post in posts]
    return RightsEvent.objects.bulk_create(events, batch_size=2000)


def deputy_named(post, *, by, at, until=None, reason=""):
    """Somebody stands in for the holder of a post from now on. Returns the RightsEvent."""
    facts = {"by": by, "at": at, "reason": reason}
    event = event_of(post, RightsKind.DEPUTY_NAMED, post.deputy_id, **facts)
    event.until = until or post.ends_on
    return keep(event)


def deputy_ended(post, officer, *, by, at, reason=""):
    """The officer stands in no longer. Returns the RightsEvent."""
    return keep(event_of(post, RightsKind.DEPUTY_ENDED, officer.pk, by=by, at=at, reason=reason))


def exception_recorded(kind, exception, placed, *, right, where, officer_id, by, at, reason=""):
    """An exception for one thing at a place was given or ended. Returns the RightsEvent."""
    event = RightsEvent(
        kind=kind, officer_id=officer_id, by=by.officer, right=right, where=where[:120], at=at
    )
    event.subject_uuid, event.reason, event.until = exception.uuid, reason[:200], exception.until
    return keep(at_place(event, placed))


def recusals_recorded(kind, recusals, placed, *, where, by, at, reason=""):
    """Somebody is kept away from one thing because it is about him, or no longer. Returns the RightsEvents."""
    events = [
        RightsEvent(kind=kind, officer_id=one.officer_id, by=by.officer, right=ONE_CASE, at=at)
        for one in recusals
    ]
    for event, one in zip(events, recusals, strict=True):
        event.where, event.reason, event.subject_uuid = where[:120], reason[:200], one.uuid
        at_place(event, placed)
    return RightsEvent.objects.bulk_create(events)


def event_of(post, kind, officer_id, *, by, at, reason=""):
    event = RightsEvent(kind=kind, officer_id=officer_id, by=by.officer, post=post, right=post.role, at=at)
    event.where, event.reason, event.until = str(post.place)[:120], reason[:200], post.ends_on
    return at_place(event, reach_of(post.place))


def at_place(event, placed):
    for column in LEVEL_COLUMNS:
        setattr(event, column, getattr(placed, column))
    return event


def keep(event):
    event.save(force_insert=True)
    return event
