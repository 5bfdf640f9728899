"""The verbs of the workflow table by their English names: what a page or the API calls for "actions/<name>/"."""

from cases.actions.accept import accept
from cases.actions.answer import approve, refuse
from cases.actions.classify import classify
from cases.actions.close import close
from cases.actions.comment import comment
from cases.actions.contact import contact
from cases.actions.decline import decline
from cases.actions.dispatch import dispatch
from cases.actions.feedback import feedback
from cases.actions.progress import progress
from cases.actions.rate import rate
from cases.actions.recall import recall
from cases.actions.reopen import reopen
from cases.actions.request import request, withdraw_request
from cases.actions.resolve import resolve
from cases.actions.respond import arrive, object_to, report_back, respond
from cases.actions.restore import restore
from cases.actions.resume import resume
from cases.actions.rework import rework
from cases.actions.send_back import send_back
from cases.actions.take import take
from cases.actions.void import void, withdraw
from cases.actions.whistle import (
    answer_objection,
    rate_response,
    whistle,
    whistle_approve,
    whistle_cancel,
)
from cases.enums import Action

VERBS = {
    Action.ACCEPT: accept,
    Action.CLASSIFY: classify,
    Action.DISPATCH: dispatch,
    Action.TAKE: take,
    Action.DECLINE: decline,
    Action.RECALL: recall,
    Action.CONTACT: contact,
    Action.PROGRESS: progress,
    Action.REQUEST: request,
    Action.APPROVE: approve,
    Action.REFUSE: refuse,
    Action.WITHDRAW_REQUEST: withdraw_request,
    Action.RESUME: resume,
    Action.WHISTLE: whistle,
    Action.WHISTLE_APPROVE: whistle_approve,
    Action.RESPOND: respond,
    Action.OBJECT: object_to,
    Action.ANSWER_OBJECTION: answer_objection,
    Action.ARRIVE: arrive,
    Action.REPORT_BACK: report_back,
    Action.RATE_RESPONSE: rate_response,
    Action.WHISTLE_CANCEL: whistle_cancel,
    Action.RESOLVE: resolve,
    Action.SEND_BACK: send_back,
    Action.FEEDBACK: feedback,
    Action.RATE: rate,
    Action.REWORK: rework,
    Action.CLOSE: close,
    Action.REOPEN: reopen,
    Action.VOID: void,
    Action.WITHDRAW: withdraw,
    Action.RESTORE: restore,
    Action.COMMENT: comment,
}
