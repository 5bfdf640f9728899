"""The rows of whistles in workflow version 2 (S1-32, S2-29): they stay with the case while it changes hands."""

from cases.enums import Action, Who
from cases.workflow_row import C, D, F, H, N, R, S, row

IN_HANDS = frozenset({R, D, H, S})
CALL = ["a_call_waits", "call_is_chosen"]
OWN_CALL = ["a_call_waits", "own_call_is_taken"]
WHISTLES = (
    row(
        Action.WHISTLE,
        {H},
        None,
        {Who.LEADER},
        needs=["calls", "reason?", "whistle_kind?"],
        guards=["may_whistle", "units_can_be_called"],
    ),
    row(Action.WHISTLE_APPROVE, IN_HANDS, None, {Who.LEADER}, guards=["a_call_waits"]),
    row(Action.RESPOND, IN_HANDS, None, {Who.CALLED}, needs=["note?"], guards=OWN_CALL),
    row(Action.OBJECT, IN_HANDS, None, {Who.CALLED}, needs=["reason"], guards=OWN_CALL),
    row(
        Action.ANSWER_OBJECTION,
        IN_HANDS,
        None,
        {Who.LEADER},
        needs=["upheld", "reason", "call?"],
        guards=CALL,
    ),
    row(
        Action.ARRIVE,
        IN_HANDS,
        None,
        {Who.HANDLER, Who.CALLED},
        needs=["note?"],
        guards=["somebody_arrives"],
    ),
    row(Action.REPORT_BACK, IN_HANDS, None, {Who.CALLED}, needs=["result"], guards=OWN_CALL),
    row(
        Action.RATE_RESPONSE,
        {H, N, F, C},
        None,
        {Who.LEADER, Who.CALLED},
        needs=["level", "words?", "call?"],
        guards=CALL,
    ),
    row(Action.WHISTLE_CANCEL, IN_HANDS, None, {Who.LEADER}, needs=["reason", "call?"], guards=CALL),
    row(Action.WHISTLE_EXPIRE, {R, D, H}, None, {Who.CLOCK}),
    row(
        Action.RESOLVE,
        {H},
        N,
        {Who.HANDLER, Who.LEADER},
        needs=["outcome", "result", "photos?", "no_photo_reason?", "receipt?"],
        guards=["reporter_was_contacted", "outcome_is_allowed", "photo_or_reason", "calls_have_ended"],
    ),
)
