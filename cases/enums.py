"""The words the case engine keeps in the database. The labels are what people read."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from common.saying import InPlace


class State(InPlace):
    REPORTED = "reported", _("Waiting for dispatch")
    DISPATCHED = "dispatched", _("Waiting to be taken")
    HANDLING = "handling", _("In hand")
    SUSPENDED = "suspended", _("On hold")
    HANDLED = "handled", _("Waiting for feedback")
    FED_BACK = "fed_back", _("Waiting for write-off")
    CLOSED = "closed", _("Written off")
    VOID = "void", _("Void")


ENDS = frozenset({State.CLOSED, State.VOID})
OPEN = frozenset(State) - ENDS
RINGING = OPEN - {State.SUSPENDED}  # where a clock that runs out is said: what is on hold waits for its day
ASKABLE = frozenset({State.DISPATCHED, State.HANDLING})  # where a request stands; it lapses with them


class Action(InPlace):
    APPROACH = "approach", _("Approach")
    FIND = "find", _("Discover")
    REPORT = "report", _("Report")
    SELF_HANDLE = "self_handle", _("Found and solved on the spot")
    ACCEPT = "accept", _("Accept")
    CLASSIFY = "classify", _("Reclassify")
    DISPATCH = "dispatch", _("Dispatch")
    TAKE = "take", _("Take the case")
    DECLINE = "decline", _("Decline")
    RECALL = "recall", _("Recall")
    CONTACT = "contact", _("Record a contact")
    PROGRESS = "progress", _("Report progress")
    REQUEST = "request", _("Ask a superior")
    APPROVE = "approve", _("Approve the request")
    REFUSE = "refuse", _("Refuse the request")
    WITHDRAW_REQUEST = "withdraw_request", _("Take back the request")
    RESUME = "resume", _("Go on with it")
    WHISTLE = "whistle", _("Whistle")
    WHISTLE_APPROVE = "whistle_approve", _("Approve the whistle")
    RESPOND = "respond", _("Answer the whistle")
    OBJECT = "object", _("Object to the whistle")
    ANSWER_OBJECTION = "answer_objection", _("Answer the objection")
    ARRIVE = "arrive", _("Arrived on site")
    REPORT_BACK = "report_back", _("Report our result")
    RATE_RESPONSE = "rate_response", _("Rate the whistle")
    WHISTLE_CANCEL = "whistle_cancel", _("Call the whistle off")
    WHISTLE_EXPIRE = "whistle_expire", _("The whistle has run out")
    RESOLVE = "resolve", _("Done handling")
    SEND_BACK = "send_back", _("Send back")
    FEEDBACK = "feedback", _("Tell the reporter")
    RATE = "rate", _("Rate")
    REWORK = "rework", _("Not solved")
    CLOSE = "close", _("Write off")
    REOPEN = "reopen", _("Reopen")
    VOID = "void", _("Declare void")
    WITHDRAW = "withdraw", _("Withdraw")
    RESTORE = "restore", _("Restore")
    COMMENT = "comment", _("Note")
    REMIND = "remind", _("Reminder")
    OVERDUE = "overdue", _("Term")


class Who(TextChoices):
    """What somebody is to one case. A person may be several at once."""

    ANYONE = "anyone", _("anyone")
    WORKER = "worker", _("a worker in the own grid")
    DISPATCHER = "dispatcher", _("the dispatcher")
    LEADER = "leader", _("a leader of the grid or above")
    HANDLER = "handler", _("the handler")
    CALLED = "called", _("the called unit")
    REVIEWER = "reviewer", _("a reviewer")
    VIEWER = "viewer", _("whoever sees it")
    REPORTER = "reporter", _("the reporter")
    CLOCK = "clock", _("the clock")


class Source(TextChoices):
    QR = "qr", _("Code on the door")
    PATROL = "patrol", _("Patrol")
    VISIT = "visit", _("Household visit")
    HOTLINE = "hotline", _("Community hotline")
    PROXY = "proxy", _("Reported for somebody")
    MEETING = "meeting", _("Meeting")
    SYSTEM = "system", _("Another system")


# The categories of complaints about the staff: whom they name never sees them.
ABOUT_STAFF = frozenset({"18004"})


class RecusalKind(TextChoices):
    """How it became known whom a case is about."""

    NAMED = "named", _("named by a superior")
    FOUND = "found", _("named in the report")
    UNTIL_NAMED = "until_named", _("until it is known whom it is about")


class Urgency(TextChoices):
    NORMAL = "normal", _("Ordinary")
    URGENT = "urgent", _("Urgent")
    EMERGENCY = "emergency", _("Emergency")


class PhotoRule(TextChoices):
    NONE = "none", _("No photo asked")
    REPORT = "report", _("Photo with the report")
    RESULT = "result", _("Photo with the result")


class DeclineReason(TextChoices):
    NOT_OURS = "not_ours", _("Not within our duty")
    WRONG_PLACE = "wrong_place", _("Not in our area")
    NO_MEANS = "no_means", _("No people or equipment for it")
    UNCLEAR = "unclear", _("Too little to go on")
    OTHER = "other", _("Another reason")


class VoidReason(TextChoices):
    NOT_FOUND = "not_found", _("Nothing found on the spot")
    DUPLICATE = "duplicate", _("Already reported")
    NOT_A_MATTER = "not_a_matter", _("Not a matter for the platform")
    STATUTORY = "statutory", _("Goes through a channel set by law")
    ABUSE = "abuse", _("Abuse")
    WITHDRAWN = "withdrawn", _("Withdrawn by the reporter")


class ContactChannel(TextChoices):
    PHONE = "phone", _("Phone")
    VISIT = "visit", _("Visit")
    SMS = "sms", _("Text message")
    TRACKING_PAGE = "tracking_page", _("Tracking page")


class ContactOutcome(TextChoices):
    SPOKE = "spoke", _("Spoke to the person")
    NOBODY = "nobody", _("Nobody answered")
    WRONG_NUMBER = "wrong_number", _("Wrong number")
    UNREACHABLE = "unreachable", _("Cannot be reached")


class ProgressKind(TextChoices):
    WORKING = "working", _("Being handled")
    REFERRED_UP = "referred_up", _("Being raised to a superior")


class RequestKind(TextChoices):
    """What a handler asks of his superiors."""

    EXTEND = "extend", _("More time")
    SUSPEND = "suspend", _("Put it on hold")
    CANNOT = "cannot", _("It cannot be done")
    PLAN = "plan", _("A plan with dates")


class RequestState(TextChoices):
    ASKED = "asked", _("Waiting for an answer")
    APPROVED = "approved", _("Approved")
    REFUSED = "refused", _("Refused")
    WITHDRAWN = "withdrawn", _("Taken back")
    LAPSED = "lapsed", _("No longer needed")


class WhistleKind(TextChoices):
    """The three whistles of Beijing (domain.md 2.9)."""

    PRESSING = "pressing", _("What residents press for")
    ENFORCEMENT = "enforcement", _("Joint enforcement")
    EMERGENCY = "emergency", _("Emergency whistle")


class CallClock(TextChoices):
    """What a called unit owes, one after another."""

    RESPOND = "respond", _("Answer to the whistle")
    ARRIVE = "arrive", _("Arrival")
    RESULT = "result", _("Result of the unit")


class CallState(TextChoices):
    PROPOSED = "proposed", _("Waiting for approval")
    CALLED = "called", _("Waiting for the unit")
    RESPONDED = "responded", _("On the way")
    ARRIVED = "arrived", _("On site")
    OBJECTED = "objected", _("Objected to")
    REPORTED = "reported", _("Result reported")
    SIGNED = "signed", _("Signed off")
    EXCUSED = "excused", _("Objection upheld")
    CANCELLED = "cancelled", _("Called off")
    EXPIRED = "expired", _("Run out")
    LAPSED = "lapsed", _("No longer needed")

    @property
    def is_end(self):
        return self not in BLOCKING and self != CallState.PROPOSED


BLOCKING = frozenset(
    {CallState.CALLED, CallState.RESPONDED, CallState.ARRIVED, CallState.OBJECTED}
)  # `resolve` waits for these


class Outcome(TextChoices):
    DONE = "done", _("Done")
    CANNOT = "cannot", _("Cannot be done")
    REFERRED = "referred", _("Handed to another body")


class FeedbackChannel(TextChoices):
    PHONE = "phone", _("Phone")
    VISIT = "visit", _("Visit")
    SMS = "sms", _("Text message")
    TRACKING_PAGE = "tracking_page", _("Tracking page")
    NOTICE = "notice", _("Public notice")
    CALLBACK = "callback", _("Call-back to the system")


class Answer(TextChoices):
    DONE = "done", _("It is done")
    CANNOT = "cannot", _("It cannot be done")


class Satisfaction(TextChoices):
    """Kept apart: an answer, silence, and nobody to ask are three different things."""

    NOT_ASKED = "not_asked", _("Not asked yet")
    ASKED = "asked", _("Asked")
    RATED = "rated", _("Answered")
    NO_ANSWER = "no_answer", _("No answer")
    NOT_APPLICABLE = "not_applicable", _("Nobody to ask")


class Alert(TextChoices):
    NONE = "none", _("In time")
    REMINDED = "reminded", _("Reminded")
    YELLOW = "yellow", _("Due soon")
    RED = "red", _("Overdue")


class ReporterKind(TextChoices):
    REPORTER = "reporter", _("Reporter")
    CALLER = "caller", _("Caller for somebody else")


class RuleTarget(TextChoices):
    """Whom a routing rule names where it names no unit: somebody of the place of the case (S0-51)."""

    WORKER = "worker", _("worker of the nearest grid")
    LEADER = "leader", _("leader of the nearest grid")
    TOTAL_LEADER = "total_leader", _("leader of the community")
    PARTNER = "partner", _("helping unit of the nearest grid")


class Worded(TextChoices):
    """The verbs for whose words a place keeps texts ready."""

    FEEDBACK = "feedback", _("Tell the reporter")
    PROGRESS = "progress", _("Report progress")
    RESOLVE = "resolve", _("Done handling")
    DECLINE = "decline", _("Decline")
    SEND_BACK = "send_back", _("Send back")
    COMMENT = "comment", _("Note")
