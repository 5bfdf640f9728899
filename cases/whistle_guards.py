"""The guards of whistles and called units; each looks at a Turn and refuses with a sentence for the person."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cases.enums import Action, CallState, State, Who
from cases.targets import may_be_called
from cases.whistles import WHISTLERS, calls_for, leads
from common.errors import Refused

MOST_CALLS = 10
NONE_WAITS = {
    Action.WHISTLE_APPROVE: gettext_lazy("No whistle waits for your approval here."),
    Action.ANSWER_OBJECTION: gettext_lazy("No objection waits for your answer here."),
    Action.WHISTLE_CANCEL: gettext_lazy("No whistle of yours is open here."),
    Action.RATE_RESPONSE: gettext_lazy("There is nothing for you to rate here."),
}


def may_whistle(turn):
    """S1-32: a street or a community calls departments; a single grid asks its leader above."""
    if not leads(turn.case, turn.by, WHISTLERS):
        raise Refused(_("Only who leads a community, a street or the district whistles for departments."))


def units_can_be_called(turn):
    """Each unit works here, is not the one that has the case, and has no open call on it already."""
    calls, case = turn.facts["calls"], turn.case
    if not calls or (not turn.facts["reason"] and not all(why for _unit, why in calls)):
        raise Refused(_("Choose at least one unit, and write why you call it."))
    units = [unit for unit, _why in calls]
    if len(set(units)) < len(units) or len(units) > MOST_CALLS:
        raise Refused(_("Call each unit once, and at most %(most)s at a time.") % {"most": MOST_CALLS})
    busy = {
        call.department_id for call in turn.history.calls if call.blocks or call.state == CallState.PROPOSED
    }
    able = set(
        may_be_called(case, day=turn.day)
        .filter(pk__in=[unit.pk for unit in units])
        .values_list("pk", flat=True)
    )
    for unit in units:
        if unit.pk in busy:
            raise Refused(_("%(unit)s has been called already.") % {"unit": unit.name})
        if unit.pk not in able:
            raise Refused(_("%(unit)s cannot be called here. Choose another one.") % {"unit": unit.name})


def a_call_waits(turn):
    """There is a call that this verb of this person can be about."""
    if not calls_for(turn.row.action, turn.history.calls, turn.case, turn.by):
        none = NONE_WAITS.get(turn.row.action)
        raise Refused(str(none or _("No whistle waits for this step of your unit.")))


def call_is_chosen(turn):
    """The call that is meant: the one that was named, or the only one there is."""
    found = calls_for(turn.row.action, turn.history.calls, turn.case, turn.by)
    named = str(turn.facts.get("call") or "")
    fitting = [call for call in found if call.uuid == named] if named else found
    if len(fitting) != 1:
        raise Refused(_("Choose which unit you mean."))
    turn.call = fitting[0]


def own_call_is_taken(turn):
    """A unit's verb is about its own call; of two units of one person the first that waits."""
    turn.call = calls_for(turn.row.action, turn.history.calls, turn.case, turn.by)[0]


def somebody_arrives(turn):
    """Who handles it arrives for himself, a called unit on its own call."""
    found = calls_for(turn.row.action, turn.history.calls, turn.case, turn.by)
    handles = Who.HANDLER in turn.who and turn.case.state == State.HANDLING
    if not found and not handles:
        raise Refused(_("No whistle waits for this step of your unit."))
    turn.call = found[0] if found else None


def calls_have_ended(turn):
    """Nothing is done while a unit that was called still owes its part."""
    if any(call.blocks for call in turn.history.calls):
        raise Refused(
            _("A called unit has not reported its result yet. Wait for it, or call the whistle off.")
        )


STANDING = {
    "may_whistle": may_whistle,
    "a_call_waits": a_call_waits,
    "somebody_arrives": somebody_arrives,
    "calls_have_ended": calls_have_ended,
}
TOLD = {
    "units_can_be_called": units_can_be_called,
    "call_is_chosen": call_is_chosen,
    "own_call_is_taken": own_call_is_taken,
}
LOOKS_BACK = frozenset({*STANDING, *TOLD}) - {"may_whistle"}
