"""Who hears of a whistle: the called units, whoever whistled, the principal officers, the handler (from the outbox)."""

from django.db.models import Q
from django.utils.timezone import localdate
from django.utils.translation import gettext_noop

from cases.enums import Action
from cases.models import Call
from grids.enums import Role
from grids.models import Post
from grids.roles import P

UNITS, WHISTLER, PRINCIPALS, HANDLER, TIER = "units", "whistler", "principals", "handler", "tier"

# action: (title, whom), as in tell.py
TELLS = {
    Action.WHISTLE: (gettext_noop("Your unit is called: %(number)s %(category)s"), [UNITS]),
    Action.WHISTLE_APPROVE: (gettext_noop("Your unit is called: %(number)s %(category)s"), [UNITS]),
    Action.RESPOND: (gettext_noop("The called unit answers: %(number)s %(category)s"), [WHISTLER, HANDLER]),
    Action.OBJECT: (gettext_noop("A called unit objects: %(number)s %(category)s"), [PRINCIPALS]),
    Action.ANSWER_OBJECTION: (
        gettext_noop("The objection is answered: %(number)s %(category)s"),
        [UNITS, WHISTLER],
    ),
    Action.ARRIVE: (gettext_noop("Arrived on site: %(number)s %(category)s"), [WHISTLER, HANDLER]),
    Action.REPORT_BACK: (
        gettext_noop("The called unit has reported: %(number)s %(category)s"),
        [WHISTLER, HANDLER],
    ),
    Action.WHISTLE_CANCEL: (gettext_noop("Called off: %(number)s %(category)s"), [UNITS, HANDLER]),
    Action.WHISTLE_EXPIRE: (
        gettext_noop("The whistle has run out: %(number)s %(category)s"),
        [UNITS, WHISTLER, HANDLER],
    ),
}
PROPOSED = gettext_noop("A whistle waits for your approval: %(number)s %(category)s")
RATED = gettext_noop("The whistle is rated: %(number)s %(category)s")
LATE = gettext_noop("A called unit is late: %(number)s %(category)s")
RAISED = gettext_noop("A called unit is late, raised to you: %(number)s %(category)s")


def words_of_call(event):
    """(title, whom) of an event about called units; None for every other event."""
    if event.action == Action.OVERDUE and "call" in event.data:
        return (RAISED, [TIER]) if "tier" in event.data else (LATE, [UNITS, WHISTLER])
    if event.action == Action.WHISTLE and event.data["proposed"]:
        return PROPOSED, [PRINCIPALS]
    if event.action == Action.RATE_RESPONSE:
        return RATED, [WHISTLER if event.data["side"] == "unit" else UNITS]
    if event.action == Action.ARRIVE and "call" not in event.data:
        return None  # the handler's own arrival
    return TELLS.get(event.action)


def units(case, event):
    """Who handles cases in the units that an event names."""
    called = event.data.get("calls") or [event.data]
    uuids = [one["department"] for one in called if "department" in one]
    posts = Post.objects.current(localdate(event.at)).held_by_people().carrying(P.CASE_HANDLE)
    return holders(posts.filter(department__uuid__in=uuids))


def whistler(case, event):
    """Who whistled, while he still leads where the case lies; else the principal officers."""
    if "call" not in event.data:
        return set()
    by = Call.objects.filter(uuid=event.data["call"]).values("whistled_by")
    return holders(leading(case, event).filter(officer__in=by)) or principals(case, event)


def principals(case, event):
    """The leaders of the street and of the district."""
    return holders(leading(case, event).filter(Q(grid=case.street_id) | Q(region=case.district_id)))


def leading(case, event):
    posts = Post.objects.current(localdate(event.at)).held_by_people().filter(role=Role.LEADER)
    return posts.on_path_of(case) | posts.filter(region=case.district_id)


def holders(posts):
    """Holders and deputies."""
    pairs = posts.values_list("officer_id", "deputy_id")
    return {officer for pair in pairs for officer in pair if officer}


FINDERS = {UNITS: units, WHISTLER: whistler, PRINCIPALS: principals}
