"""The guards named in the workflow table: each looks at a Turn and refuses with a sentence for the person.

`STANDING` guards ask only the case and its history, so a page can know beforehand that a button would be refused;
`TOLD` guards also ask what the person fills in.
"""

from datetime import timedelta

from django.utils.translation import gettext as _

from cases import request_guards, whistle_guards
from cases.duties import is_outside, standing_of
from cases.enums import Action, Answer, Outcome, PhotoRule, RequestKind, Satisfaction, State, Who
from cases.routing import works_at
from cases.targets import members
from common.errors import Refused
from grids.enums import Role
from grids.models import Post
from grids.roles import GRANTS, P

WEEK = timedelta(days=7)
CONTACTS_WITHOUT_ANSWER = 3


def not_accepted(turn):
    if turn.case.accepted_at:
        raise Refused(_("This case was accepted already."))


def was_checked(turn):
    """What came in over the budget of its door or device is looked at by a person before anybody is sent out."""
    if turn.case.pending:
        raise Refused(_("Many reports came at once with this one. Check it and accept it first."))


def something_changes(turn):
    wanted = {name: value for name, value in turn.facts.items() if value is not None}
    if all(getattr(turn.case, name) == value for name, value in wanted.items()):
        raise Refused(_("Choose what is to be different: category, urgency, major or place."))


def target_answers_here(turn):
    """A current post that may handle, within the dispatcher's reach; or a department of this street or district.

    The clock dispatches to the successor of somebody who was relieved (decision 0012) and where a rule sends a kind of
    matter at once (S0-52); to nobody else.
    """
    to = turn.facts["to"]
    if turn.by.is_clock and not (turn.facts["handover"] or turn.facts["rule"]):
        raise Refused(_("This step is not yours to take."))
    if isinstance(to, Post):
        reach = bool(to.grid) and (turn.by.is_clock or turn.by.may(P.CASE_DISPATCH, to.grid))
        if P.CASE_HANDLE not in GRANTS[to.role] or not to.is_current(turn.day) or not reach:
            raise Refused(_("This post does not handle cases here. Choose another one."))
        if not is_answered(to, turn.day):
            raise Refused(_("Nobody holds this post now. Choose another one."))
    elif not works_at(to, turn.case, turn.day):
        raise Refused(_("This department does not work here. Choose another one."))
    elif not members(to, on=turn.day).exists():
        raise Refused(_("Nobody holds this post now. Choose another one."))


def not_whom_it_is_about(turn):
    """Nobody is given a case that is about himself (回避)."""
    to, about = turn.facts["to"], set(turn.case.about)
    if not about:
        return
    if isinstance(to, Post):
        free = {to.officer_id, to.deputy_id} - {None} - about
    else:
        free = members(to, on=turn.day).exclude(officer__in=about).exists()
    if not free:
        raise Refused(_("This case is about this person. Choose somebody else."))


def on_the_list(turn):
    """S4-14: a unit is given what its list names, or what somebody approved by name until a day."""
    to = turn.facts["to"]
    if isinstance(to, Post):
        return
    standing = standing_of(to, turn.case, turn.day)
    if is_outside(standing):
        raise Refused(
            _(
                "This is not on the list of %(unit)s. A leader can approve it until a day: open “Outside the list”."
            )
            % {"unit": to.name},
            code="outside_list",
        )
    turn.duty = standing["duty"]


def is_answered(post, day):
    """Whether the holder is there, or somebody stands in for him. The pages' query says it with the post."""
    if hasattr(post, "is_answered"):
        return post.is_answered
    return Post.objects.answered(day).filter(pk=post.pk).exists()


def not_who_declined(turn):
    last = turn.history.last(Action.DECLINE, Action.DISPATCH)
    declined = last is not None and last.action == Action.DECLINE and last.data.get("from")
    if declined == turn.reference(turn.facts["to"]) and not turn.facts["note"]:
        raise Refused(_("They have just declined this case. Say in the note why it goes to them again."))


def joint_decision(turn):
    """After the second decline or the third rework somebody must have decided jointly who handles it."""
    if turn.case.needs_joint_decision and not turn.facts["decision"]:
        raise Refused(_("This case went back and forth. Write down the joint decision on who handles it."))


def reporter_was_contacted(turn):
    """S2-25: the reporter was contacted, or could not be."""
    if turn.history.reachable and not turn.history.was_reached():
        raise Refused(_("First contact the reporter, or record that nobody can be reached."))


def outcome_is_allowed(turn):
    """`cannot` is said by a leader above, or by the handler once that was approved (decisions 0002, 0016);
    `referred` names the other body's receipt."""
    outcome = turn.facts["outcome"]
    if outcome == Outcome.CANNOT and not (leads_from_above(turn) or was_approved(turn)):
        raise Refused(
            _(
                "That it cannot be done is for your leader to say: send a request, or ask the leader to record it."
            )
        )
    if outcome != Outcome.CANNOT and Who.HANDLER not in turn.who:
        raise Refused(_("Only the handler can say that it is done."))
    if outcome == Outcome.REFERRED and not turn.facts["receipt"]:
        raise Refused(_("Write down the receipt of the body that took it over."))


def was_approved(turn):
    is_asked_for = turn.history.granted(RequestKind.CANNOT, round=turn.case.round)
    return Who.HANDLER in turn.who and bool(is_asked_for)


def leads_from_above(turn):
    """Whether the person leads here by another post than the one that has the case in hand."""
    case = turn.case
    led = [held for held in turn.by.scope.posts if held.role == Role.LEADER and held.level]
    return any(held.covers(case) and held.id != case.handler_post_id for held in led)


def photo_or_reason(turn):
    wanted = turn.case.category.photo == PhotoRule.RESULT and turn.facts["outcome"] == Outcome.DONE
    if wanted and not turn.facts["photos"] and not turn.facts["no_photo_reason"]:
        raise Refused(_("This kind of case needs a photo of the result, or a reason why there is none."))


def answer_matches_outcome(turn):
    """S2-34: nobody is told that it is done when the record says that it cannot be."""
    if (turn.case.outcome == Outcome.CANNOT) != (turn.facts["answer"] == Answer.CANNOT):
        raise Refused(_("What you tell the reporter differs from what was recorded as the outcome."))


def somebody_to_ask(turn):
    if turn.case.satisfaction == Satisfaction.NOT_APPLICABLE:
        raise Refused(_("No resident is concerned here, so there is nobody to ask."))


def within_seven_days(turn):
    if turn.case.closed_at and turn.at - turn.case.closed_at > WEEK:
        raise Refused(_("More than seven days have passed since it was written off."))


def rated_at_most_twice(turn):
    if turn.history.rating_is_final:
        raise Refused(_("The rating was given and corrected; it stays as it is."))


def had_no_hand_in_it(turn):
    if turn.by.officer_id in turn.history.hands():
        raise Refused(_("You had a hand in this case: somebody else strikes it off."))


def not_of_the_handling_post(turn):
    scope = turn.by.scope
    posts, departments = turn.history.handler_posts, turn.history.handler_departments
    if any(held.id in posts or held.department_id in departments for held in scope.posts):
        raise Refused(_("You belong to those who handled this case: somebody else strikes it off."))


def reporter_was_asked(turn):
    """Rated, or three contacts since the feedback, or the answer time passed, or nobody to ask."""
    case = turn.case
    if case.satisfaction in (Satisfaction.RATED, Satisfaction.NOT_APPLICABLE):
        return
    contacts = turn.history.contacts(turn.history.since(State.FED_BACK))
    answer_time_passed = case.close_due_at is not None and case.close_due_at <= turn.at
    if len(contacts) < CONTACTS_WITHOUT_ANSWER and not answer_time_passed:
        raise Refused(
            _("The reporter has not answered yet: ask first, or wait until the time to answer has passed.")
        )


def not_unsolved(turn):
    """S2-41: what the reporter calls unsolved is not struck off."""
    if turn.history.rated_unsolved:
        raise Refused(_("The reporter says that it is not solved: send it back to be done again."))


def reporter_once_in_seven_days(turn):
    if not turn.by.is_reporter:
        return
    ended = turn.history.entered_at(turn.from_state)
    if turn.history.count(turn.row.action, by_reporter=True) or turn.at - ended > WEEK:
        raise Refused(_("This is possible once, within seven days. Please make a new report."))


def reviewer_once_in_hand(turn):
    """Before somebody works on it the dispatcher voids; from then on it takes a reviewer."""
    needed = Who.REVIEWER if turn.case.state == State.HANDLING else Who.DISPATCHER
    if needed not in turn.who:
        raise Refused(_("Once a case is in hand, only a reviewer can declare it void."))


STANDING = {
    "not_accepted": not_accepted,
    "was_checked": was_checked,
    "somebody_to_ask": somebody_to_ask,
    "within_seven_days": within_seven_days,
    "rated_at_most_twice": rated_at_most_twice,
    "had_no_hand_in_it": had_no_hand_in_it,
    "not_of_the_handling_post": not_of_the_handling_post,
    "reporter_was_asked": reporter_was_asked,
    "not_unsolved": not_unsolved,
    "reporter_once_in_seven_days": reporter_once_in_seven_days,
    "reviewer_once_in_hand": reviewer_once_in_hand,
    "reporter_was_contacted": reporter_was_contacted,
} | request_guards.STANDING
STANDING |= whistle_guards.STANDING
TOLD = {
    "something_changes": something_changes,
    "target_answers_here": target_answers_here,
    "not_whom_it_is_about": not_whom_it_is_about,
    "on_the_list": on_the_list,
    "not_who_declined": not_who_declined,
    "joint_decision": joint_decision,
    "outcome_is_allowed": outcome_is_allowed,
    "photo_or_reason": photo_or_reason,
    "answer_matches_outcome": answer_matches_outcome,
} | request_guards.TOLD_FIRST
TOLD |= whistle_guards.TOLD
LOOKS_BACK = request_guards.LOOKS_BACK | frozenset(
    {
        "not_who_declined",
        "reporter_was_contacted",
        "rated_at_most_twice",
        "had_no_hand_in_it",
        "not_of_the_handling_post",
        "reporter_was_asked",
        "not_unsolved",
        "reporter_once_in_seven_days",
    }
)
LOOKS_BACK |= whistle_guards.LOOKS_BACK


def check(turn, guards):
    for name in guards:
        (STANDING.get(name) or TOLD[name])(turn)


def refusal(turn, guards):
    """The sentence by which a standing guard would refuse, or "" if none would."""
    try:
        check(turn, [name for name in guards if name in STANDING])
    except Refused as refused:
        return str(refused)
    return ""
