"""What else goes along when somebody is relieved: his duty turns, whom he stands in for, and his keys."""

from datetime import datetime, time

from django.utils.timezone import get_current_timezone

from grids.actions.absences import cover, uncover
from grids.actions.duty_turns import sees_reports
from grids.actor import Actor
from grids.deputies import held_by, may_stand_in
from grids.handovers import Hanging
from grids.models import Absence, ApiKey, DutyTurn, Post


def later_turns(post, on):
    """His turns from the day on, as long as this is the last post he has."""
    day = datetime.combine(on, time(), get_current_timezone())
    turns = DutyTurn.objects.filter(officer=post.officer_id, starts_at__gte=day)
    return turns if is_last(post, on) else turns.filter(grid=post.grid_id, region=post.region_id)


def is_last(post, on):
    """Whether the holder has no other post from the day on."""
    return not Post.objects.current(on).filter(officer=post.officer_id).exclude(pk=post.pk).exists()


def count_turns(post, on):
    return later_turns(post, on).count()


def hand_over_turns(post, to, *, on, reason, at):
    """His turns go to who follows and sees the reports there; where nobody does, they leave the roster."""
    turns = list(later_turns(post, on).with_names())
    theirs = held_by([to.officer], on).get(to.officer_id, []) if to else []
    for turn in turns:
        taken = to and DutyTurn.objects.filter(officer=to.officer_id, starts_at=turn.starts_at).exists()
        if taken or not sees_reports(theirs, turn.place):
            turn.delete()
            continue
        turn.officer_id = to.officer_id
        turn.save(update_fields=["officer"])
    return len(turns)


def stood_in(post, on):
    """The absences of others that he still covers, as long as this is the last post he has."""
    rows = Absence.objects.coming(on).filter(deputy=post.officer_id)
    return rows if is_last(post, on) else rows.none()


def count_stood_in(post, on):
    return stood_in(post, on).count()


def hand_over_stood_in(post, to, *, on, reason, at):
    """Nobody's deputy is gone unawares: who follows stands in where he may, or the work goes back to the desk."""
    rows = list(stood_in(post, on).select_related("officer", "deputy"))
    for absence in rows:
        uncover(absence, by=Actor.clock(), at=at)
        absence.deputy = to.officer if to else None
        if to and not follows(absence, on):
            absence.deputy = None
        absence.save(update_fields=["deputy"])
        cover(absence, by=Actor.clock(), at=at)
    return len(rows)


def follows(absence, on):
    """Whether the deputy now named may be it: another person, who is there, and reaches no farther by it."""
    who = absence.deputy
    if who.pk == absence.officer_id or who.absences.current(on).exists():
        return False
    held = held_by([who, absence.officer], on)
    theirs, posts = held.get(who.pk, []), held.get(absence.officer_id, [])
    return may_stand_in(theirs, posts, by_superior=absence.by_superior)


def keys_of(post, on):
    """The keys of programs that work under his account, as long as this is the last post he has."""
    keys = ApiKey.objects.filter(officer=post.officer_id, revoked_at=None)
    return keys if is_last(post, on) else keys.none()


def count_keys(post, on):
    return keys_of(post, on).count()


def revoke_keys(post, to, *, on, reason, at):
    """A key opens what his posts open: without any it opens nothing, and is worthless from now on."""
    return keys_of(post, on).update(revoked_at=at)


HANGING = (
    Hanging(kind="dutyturn", count=count_turns, hand_over=hand_over_turns),
    Hanging(kind="absence", count=count_stood_in, hand_over=hand_over_stood_in),
    Hanging(kind="apikey", count=count_keys, hand_over=revoke_keys),
)
