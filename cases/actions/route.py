"""What a rule sends at once goes to its handler without anybody pressing dispatch (直派): S0-51, S0-52."""

import logging

from django.utils.timezone import localdate

from cases.actions.dispatch import dispatch
from cases.enums import ABOUT_STAFF, Action, State
from cases.models import Assignment, CaseEvent, RoutingRule
from cases.models.category import UNCLASSIFIED
from cases.routing import Verdict
from cases.targets import open_to, weighed_for
from common.errors import Refused
from grids.actor import Actor

logger = logging.getLogger(__name__)
# After these it is known what the matter is and where. What came back from somebody's hands is a person's to decide.
ASKED_AFTER = frozenset({Action.REPORT, Action.ACCEPT, Action.CLASSIFY})
NEVER = ABOUT_STAFF | {UNCLASSIFIED}


def send_at_once(payload, *, key):
    """Consumer of `case.moved`: dispatch a case that nobody has had yet, where the rule that wins says so.

    May run twice: the second time the case is with somebody.
    """
    event = CaseEvent.objects.select_related("case__category").get(pk=payload["event"])
    case, day = event.case, localdate()
    if event.action not in ASKED_AFTER or not is_for_rules(case) or not is_anything_direct(case, day):
        return
    clock = Actor.clock()
    weighed = weighed_for(case, open_to(case, clock, day=day), day=day)
    won = next((one for one in weighed if one.verdict == Verdict.WINS), None)
    if won is None or not won.rule.direct:
        return
    try:
        dispatch(case, to=won.target.holder, rule=won.rule, by=clock)
    except Refused as refused:  # then the desk decides, as without a rule
        logger.info("Case %s stays at the desk: %s", case.number, refused.code)


def is_for_rules(case):
    """Whether nobody has looked at it in vain yet, nobody needs to look first, and it is about nobody of the staff."""
    waits = case.state == State.REPORTED and not case.pending and case.category.code not in NEVER
    return waits and not Assignment.objects.filter(case=case).exists()


def is_anything_direct(case, day):
    return RoutingRule.objects.in_force(day).binding(case).filter(direct=True).exists()
