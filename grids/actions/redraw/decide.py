"""Deciding on a redrawing, looking at it beforehand, carrying it out on its day, taking it back before."""

from datetime import datetime, time, timedelta

from django.db import IntegrityError, connection, transaction
from django.utils.timezone import get_current_timezone, localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from common.errors import Refused, Stale
from grids.actions.authority import require
from grids.actions.one_by_one import one_by_one
from grids.actions.redraw.change import Change
from grids.actions.redraw.read import grid_of
from grids.actions.redraw.verbs import VERBS, streets_of
from grids.actions.tree_locks import lock_trees
from grids.actor import Actor
from grids.enums import RedrawKind, RedrawState
from grids.models import Post, Redraw
from grids.roles import P
from messaging.inbox import tell

FARTHEST = timedelta(days=366)
DONE = gettext_noop("The ground has changed: %(what)s")
FAILED = gettext_noop("A planned change of the ground could not be carried out: %(what)s")


def preview(kind, grid, *, effective_on, facts, by, at):
    """What a redrawing would do: it is done and taken back. → {"household": 12, "case": 3 …}. Refused as it is."""
    said = {"effective_on": effective_on, "facts": facts, "by": by, "at": at}
    return rehearse(kind, grid, look=lambda redraw: redraw.effects, **said)


def rehearse(kind, grid, *, look, effective_on, facts, by, at):
    """What `look(redraw)` sees while a redrawing is done, before it is taken back. Refused as it is."""
    with transaction.atomic():
        redraw = draft(kind, grid, effective_on=effective_on, reason="?", facts=facts, by=by, at=at)
        seen = look(carry_out(redraw, by=by, at=at))
        transaction.set_rollback(True)
    return seen


@transaction.atomic
def decide(kind, grid, *, effective_on, reason, facts, by, at):
    """Redraw the ground today, or plan it for a later day. Returns the Redraw. Refused where it could not be done."""
    redraw = draft(kind, grid, effective_on=effective_on, reason=reason, facts=facts, by=by, at=at)
    if effective_on <= localdate(at):
        return carry_out(redraw, by=by, at=at)
    redraw.effects = preview(kind, grid, effective_on=effective_on, facts=facts, by=by, at=at)
    redraw.save(update_fields=["effects"])
    return redraw


def draft(kind, grid, *, effective_on, reason, facts, by, at):
    """The Redraw as it is decided, under the lock of its tree."""
    fresh = lock_ground(grid, facts)
    require(by, P.GROUND_CHANGE, fresh)
    today = localdate(at)
    if not today <= effective_on <= today + FARTHEST:
        raise Refused(
            _("The ground changes today or on a later day within a year. What was, stays as it was.")
        )
    if not fresh.is_current(effective_on):
        raise Refused(_("This grid is not in force on that day."))
    if fresh.parent_id is None and kind != RedrawKind.DRAW:
        raise Refused(_("A street is not redrawn here."))
    said = {"kind": kind, "effective_on": effective_on, "reason": reason.strip()[:200], "facts": facts}
    if not said["reason"]:
        raise Refused(_("Say why."))
    return Redraw.objects.create(grid=fresh, **said, planned_by=by.officer, planned_at=at)


def lock_ground(grid, facts):
    """Hold every tree a redrawing reaches into. Returns the grid as the lock shows it.

    Stale where one of its grids went to another tree meanwhile: a further lock now could wait for somebody who waits
    for us.
    """
    streets = {grid.street_id, *streets_of(facts)}
    lock_trees(*streets)
    fresh = grid_of(grid.code)
    if {fresh.street_id, *streets_of(facts)} != streets:
        raise Stale
    return fresh


def carry_out(redraw, *, by, at):
    """Do what was decided, all of it or nothing. Returns the Redraw, settled. Refused by the database too: the caller
    has the transaction, and takes it back."""
    grid = grid_of(redraw.grid.code)
    moment = max(at, datetime.combine(redraw.effective_on, time(), get_current_timezone()))
    change = Change(redraw, by, moment)
    try:
        VERBS[redraw.kind](grid, redraw.facts, change)
        let_the_database_speak()
    except IntegrityError:
        raise Refused(_("The ground would not have been whole afterwards.")) from None
    redraw.state, redraw.settled_at = RedrawState.DONE, at
    redraw.effects = {name: count for name, count in change.effects.items() if count}
    redraw.save(update_fields=["state", "settled_at", "effects"])
    tell_those_there(redraw, at=at)
    return redraw


def let_the_database_speak():
    """What it refuses, it refuses now and not at the end of a preview."""
    with connection.cursor() as cursor:
        cursor.execute("set constraints all immediate")
        cursor.execute("set constraints all deferred")


def tell_those_there(redraw, *, at):
    """Whoever answers for the grid hears of it: its ground is another one today."""
    there = Post.objects.current(redraw.effective_on).filter(grid=redraw.grid_id)
    params = {"what": f"{redraw.grid.name}"}
    url = f"/ground/{redraw.grid.code}/"
    tell(there.values_list("officer", flat=True), title=DONE, params=params, url=url, key=redraw.uuid, at=at)


@transaction.atomic
def withdraw(redraw, *, by, at):
    """Take a planned redrawing back. Returns it. Stale where it was carried out already."""
    redraw = Redraw.objects.select_for_update(of=["self"]).with_names().get(pk=redraw.pk)
    require(by, P.GROUND_CHANGE, redraw.grid)
    if redraw.state != RedrawState.PLANNED:
        raise Stale(_("This is settled already."))
    redraw.state, redraw.settled_at = RedrawState.WITHDRAWN, at
    redraw.save(update_fields=["state", "settled_at"])
    return redraw


def sweep_redraws(*, at):
    """Carry out what is due, each on its own. Returns how many. What cannot be done any more fails with its reason."""
    due = list(Redraw.objects.due(localdate(at)).values_list("pk", flat=True))
    return one_by_one(due, lambda pk: settled(pk, at=at), what="redraw")


def settled(pk, *, at):
    try:
        return settle(pk, at=at)
    except Stale:  # its tree is being changed: the next sweep finds it again
        return False


@transaction.atomic
def settle(pk, *, at):
    redraw = (
        Redraw.objects.select_for_update(of=["self"], skip_locked=True).with_names().filter(pk=pk).first()
    )
    if redraw is None or redraw.state != RedrawState.PLANNED:
        return False
    lock_ground(redraw.grid, redraw.facts)
    try:
        with transaction.atomic():
            carry_out(redraw, by=Actor.clock(), at=at)
    except Refused as refusal:
        fail(redraw, str(refusal), at=at)
    return True


def fail(redraw, reason, *, at):
    redraw.state, redraw.settled_at, redraw.failure = RedrawState.FAILED, at, reason[:200]
    redraw.save(update_fields=["state", "settled_at", "failure"])
    asked = [redraw.planned_by_id] if redraw.planned_by_id else []
    params = {"what": f"{redraw.grid.name}: {redraw.failure}"}
    url = f"/ground/{redraw.grid.code}/"
    tell(asked, title=FAILED, params=params, url=url, key=redraw.uuid, at=at)
