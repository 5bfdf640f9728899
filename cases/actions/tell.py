"""Who hears of what: each event becomes a message to those it asks something of. Run by the worker, from the outbox."""

from django.db.models import Q
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext_noop

from cases.actions import tell_whistle
from cases.climb import COLUMNS, tiers_over
from cases.climb import DISTRICT as TOP
from cases.clockwork import ClockKind
from cases.enums import Action, Alert
from cases.models import CaseEvent
from grids.enums import ActorKind, Role
from grids.models import Absence, DutyTurn, Post
from grids.roles import P
from grids.scope import LEVELS
from messaging.inbox import tell

DESK, DUTY, HANDLER, FORMER, NEAREST, TIER, REVIEWERS, DISTRICT, ANSWERERS = [
    "desk",
    "duty",
    "handler",
    "former",
    "nearest",
    "tier",
    "reviewers",
    "district",
    "answerers",
]

# action: (title, whom). The titles are said in the reader's language, with the case's number and category.
TELLS = {
    Action.REPORT: (gettext_noop("New report %(number)s: %(category)s"), [DESK, DUTY]),
    Action.DISPATCH: (gettext_noop("A case for you: %(number)s %(category)s"), [HANDLER]),
    Action.DECLINE: (gettext_noop("Declined: %(number)s %(category)s"), [DESK]),
    Action.RECALL: (gettext_noop("Taken back from you: %(number)s %(category)s"), [FORMER]),
    Action.CLASSIFY: (gettext_noop("Changed: %(number)s %(category)s"), [HANDLER, DESK]),
    Action.REQUEST: (gettext_noop("A request waits for your answer: %(number)s %(category)s"), [ANSWERERS]),
    Action.WITHDRAW_REQUEST: (
        gettext_noop("The request was taken back: %(number)s %(category)s"),
        [ANSWERERS],
    ),
    Action.APPROVE: (gettext_noop("Your request is approved: %(number)s %(category)s"), [HANDLER]),
    Action.REFUSE: (gettext_noop("Your request is refused: %(number)s %(category)s"), [HANDLER]),
    Action.RESUME: (gettext_noop("It goes on: %(number)s %(category)s"), [HANDLER]),
    Action.RESOLVE: (gettext_noop("Handled, tell the reporter: %(number)s %(category)s"), [HANDLER, DESK]),
    Action.SELF_HANDLE: (gettext_noop("Solved on the spot: %(number)s %(category)s"), [DESK]),
    Action.SEND_BACK: (gettext_noop("Sent back to you: %(number)s %(category)s"), [HANDLER]),
    Action.FEEDBACK: (gettext_noop("To be written off: %(number)s %(category)s"), [REVIEWERS]),
    Action.REWORK: (gettext_noop("Not solved, once more: %(number)s %(category)s"), [HANDLER]),
    Action.REOPEN: (gettext_noop("Reopened: %(number)s %(category)s"), [DESK]),
    Action.RESTORE: (gettext_noop("Restored: %(number)s %(category)s"), [DESK]),
    Action.VOID: (gettext_noop("Declared void: %(number)s %(category)s"), [FORMER]),
    Action.WITHDRAW: (gettext_noop("Withdrawn by the reporter: %(number)s %(category)s"), [DESK]),
    Action.RATE: (gettext_noop("The reporter has answered: %(number)s %(category)s"), [REVIEWERS]),
    Action.COMMENT: (gettext_noop("A note on %(number)s %(category)s"), [HANDLER]),
}
TO_VERIFY = gettext_noop("Many reports at once: some are to be checked first")
RECALLED_BY_THE_CLOCK = gettext_noop("Nobody has it in hand any more: %(number)s %(category)s")
ALERTS = {
    Alert.REMINDED: (gettext_noop("Half the time has passed: %(number)s %(category)s"), []),
    Alert.YELLOW: (gettext_noop("Due soon: %(number)s %(category)s"), [NEAREST]),
    Alert.RED: (gettext_noop("Overdue: %(number)s %(category)s"), [DESK]),
}
RAISED = gettext_noop("Overdue and raised to you: %(number)s %(category)s")
# Whom a clock runs for; all the others run for whoever has the case in hand.
RUNS_FOR = {
    ClockKind.ACCEPT: [DESK],
    ClockKind.DISPATCH: [DESK],
    ClockKind.CLOSE: [REVIEWERS],
}


def tell_about(payload, *, key):
    """Consumer of `case.moved`: leave a message with everybody the event concerns, but not with who did it."""
    event = CaseEvent.objects.select_related("case__category").get(pk=payload["event"])
    if event.action == Action.REPORT and event.data.get("pending"):
        return tell_of_many(event)
    case, (title, whom) = event.case, words_for(event)
    if event.action == Action.FEEDBACK and case.major:
        whom = [*whom, DISTRICT]
    recipients = set().union(*(FINDERS[who](case, event) for who in whom)) - {event.officer_id}
    if recipients:  # nobody is told of what is about himself
        recipients -= set(case.recusals.filter(lifted_at=None).values_list("officer_id", flat=True))
    if recipients:
        tell(
            recipients,
            title=title,
            params={"number": case.number, "category": case.category.in_both_languages()},
            url=reverse("cases:case", args=[case.number]),
            key=key,
            at=event.at,
        )


def tell_of_many(event):
    """A flood is one message an hour to the desk, not one for each report of it."""
    hour = f"{event.at:%Y%m%d%H}"
    key = f"pending:{event.case.street_id or event.case.district_id}:{hour}"
    url = f"{reverse('cases:desk')}?tab=pending"
    if recipients := desk(event.case, event):
        tell(recipients, title=TO_VERIFY, url=url, key=key, at=event.at)


def words_for(event):
    if about_a_call := tell_whistle.words_of_call(event):
        return about_a_call
    if event.action in (Action.REMIND, Action.OVERDUE):
        if "tier" in event.data:
            return RAISED, [TIER]
        title, others = ALERTS[Alert(event.data["alert"])]
        return title, [*RUNS_FOR.get(event.data["clock"], [HANDLER]), *others]
    if event.action == Action.RECALL and event.actor_kind == ActorKind.CLOCK:
        return RECALLED_BY_THE_CLOCK, [FORMER, DESK]
    return TELLS.get(event.action, ("", []))


def desk(case, event):
    """The dispatchers of the street; of the district, for a case without a place or where the street has nobody."""
    posts = Post.objects.answered(localdate(event.at)).held_by_people().filter(role=Role.DISPATCHER)
    found = officers(posts.on_path_of(case)) if case.street_id else set()
    return found or officers(posts.filter(region=case.district_id))


def duty(case, event):
    """Who is on duty at that moment for the grid or anything above it, and sees the case; whoever stands in for him.

    Where a turn is left with nobody of that kind, the nearest leaders.
    """
    turns = set(DutyTurn.objects.at(event.at).over(case).values_list("officer_id", flat=True))
    if not turns:
        return set()
    day = localdate(event.at)
    posts = Post.objects.answered(day).held_by_people().carrying(P.CASE_VIEW)
    posts = posts.filter(Q(officer__in=turns) | Q(deputy__in=turns))
    there = officers(posts.on_path_of(case) | posts.filter(region=case.district_id))
    away = set(Absence.objects.current(day).filter(officer__in=there).values_list("officer_id", flat=True))
    return there - away or nearest(case, event)


def handler(case, event):
    return members(event, case.handler_post_id, case.handler_department_id)


def former(case, event):
    """Who had the case before this event let it go."""
    was = event.data.get("from") or {}
    if "post" in was:
        return officers(now(event).filter(uuid=was["post"]))
    if "department" in was:
        return officers(now(event).filter(department__uuid=was["department"]).carrying(P.CASE_HANDLE))
    return set()


def nearest(case, event):
    """The leaders of the lowest tier above the case that has any."""
    return next(filter(None, (leaders(case, event, tier) for tier in tiers_over(case))), set())


def tier(case, event):
    """The leaders of the tier that the alert has climbed to."""
    return leaders(case, event, event.data["tier"])


def leaders(case, event, tier):
    key = getattr(case, COLUMNS[tier])
    where = {"region": key} if tier == TOP else {"grid": key}
    return officers(now(event).filter(role=Role.LEADER, **where)) if key else set()


def reviewers(case, event):
    posts = now(event).filter(role=Role.REVIEWER)
    return officers(posts.on_path_of(case) | posts.filter(region=case.district_id))


def answerers(case, event):
    """The leaders from the level of the request on upwards, but not the post that has the case in hand."""
    level = LEVELS[event.data["level"]]
    reach = LEVELS[: LEVELS.index(level) + 1]
    posts = now(event).filter(role=Role.LEADER).exclude(pk=case.handler_post_id)
    found = posts.filter(region=case.district_id)
    grids = [getattr(case, column) for column in reach[1:] if getattr(case, column)]
    return officers(found | posts.filter(grid__in=grids))


def district(case, event):
    """S2-32: a major matter is reported to the superior."""
    return officers(now(event).filter(role=Role.LEADER, region=case.district_id))


FINDERS = {
    DESK: desk,
    DUTY: duty,
    HANDLER: handler,
    FORMER: former,
    NEAREST: nearest,
    TIER: tier,
    REVIEWERS: reviewers,
    DISTRICT: district,
    ANSWERERS: answerers,
} | tell_whistle.FINDERS


def now(event):
    return Post.objects.current(localdate(event.at)).held_by_people()


def members(event, post_id, department_id):
    if post_id:
        return officers(now(event).filter(pk=post_id))
    return (
        officers(now(event).filter(department=department_id).carrying(P.CASE_HANDLE))
        if department_id
        else set()
    )


def officers(posts):
    """Holders and deputies."""
    pairs = posts.values_list("officer_id", "deputy_id")
    return {officer for pair in pairs for officer in pair if officer}
