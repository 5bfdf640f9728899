"""What somebody is told once a verb is done: what happened, and what comes next until when (no queries)."""

from django.utils.translation import gettext_lazy as _

from cases.enums import Action
from common.templatetags.moments import clock_time
from grids.models import Post

DONE = {
    Action.ACCEPT: _("Accepted."),
    Action.CLASSIFY: _("Changed."),
    Action.DISPATCH: _("Dispatched to %(who)s."),
    Action.TAKE: _("You have taken it."),
    Action.DECLINE: _("Declined. It is back at the desk."),
    Action.RECALL: _("Taken back. It waits for dispatch again."),
    Action.CONTACT: _("The contact is on record."),
    Action.PROGRESS: _("The progress is on record."),
    Action.REQUEST: _("The request is on its way up."),
    Action.APPROVE: _("Approved. Whoever asked is told."),
    Action.REFUSE: _("Refused. Whoever asked is told."),
    Action.WITHDRAW_REQUEST: _("The request is taken back."),
    Action.RESUME: _("It goes on, and its terms run again."),
    Action.WHISTLE: _("The whistle is blown. The units are told."),
    Action.WHISTLE_APPROVE: _("Approved. The units are called now."),
    Action.RESPOND: _("Your unit has answered. Go there next."),
    Action.OBJECT: _("The objection is on record. Somebody else decides."),
    Action.ANSWER_OBJECTION: _("The objection is answered. The unit is told."),
    Action.ARRIVE: _("The arrival is on record."),
    Action.REPORT_BACK: _("The result of your unit is on record."),
    Action.RATE_RESPONSE: _("The rating is on record."),
    Action.WHISTLE_CANCEL: _("Called off. The unit is told."),
    Action.RESOLVE: _("The result is on record."),
    Action.SEND_BACK: _("Sent back to be done again."),
    Action.FEEDBACK: _("The reporter has been told."),
    Action.RATE: _("The reporter's answer is on record."),
    Action.REWORK: _("Sent back: it was not solved."),
    Action.CLOSE: _("Written off. All seven steps are done."),
    Action.REOPEN: _("Reopened. It waits for dispatch again."),
    Action.VOID: _("Declared void."),
    Action.RESTORE: _("Restored. It waits for dispatch again."),
    Action.COMMENT: _("The note is on record."),
}
TAKEN = _("You have taken it. Say how it goes by %(soon)s; it is to be done by %(until)s.")
# The clock of the next step, and the sentence while it runs.
NEXT = {
    Action.ACCEPT: ("dispatch_due_at", _("Accepted, to be dispatched by %(until)s.")),
    Action.DISPATCH: ("take_due_at", _("Dispatched to %(who)s, to be taken by %(until)s.")),
    Action.TAKE: ("handle_due_at", _("You have taken it, to be done by %(until)s.")),
    Action.PROGRESS: ("progress_due_at", _("The progress is on record, the next word is due by %(until)s.")),
    Action.RESOLVE: (
        "feedback_due_at",
        _("The result is on record, the reporter is to be told by %(until)s."),
    ),
    Action.FEEDBACK: ("close_due_at", _("The reporter has been told, to be written off by %(until)s.")),
}


def done_words(case, action, facts):
    """The sentence about a verb that was just done to `case` with these facts, behind the case's short number."""
    action = Action(action)
    clock, while_it_runs = NEXT.get(action, ("", ""))
    until = getattr(case, clock) if clock else None
    words = while_it_runs if until else DONE[action]
    soon = case.progress_due_at if action == Action.TAKE and until else None
    if soon and soon < until:
        words = TAKEN
    said = {"who": holder_words(facts.get("to")), "until": clock_time(until), "soon": clock_time(soon)}
    return f"{case.short_number} {words % said}"


def holder_words(to):
    """The name of whom a case was given to; "" for nobody."""
    if to is None:
        return ""
    return to.officer.name if isinstance(to, Post) else to.name


def mark(action, number):
    """Names a form across pages: the words kept in the browser under it are let go once it is done (kept.js)."""
    return f"{action}-{number}"
