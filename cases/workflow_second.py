"""What version 2 has besides version 1, or otherwise: requests with an answer, and what is put on hold until a day."""

from cases.enums import Action, Who
from cases.workflow_row import ALL_OF_ONE, STAFF, D, H, S, V, row

SECOND = (
    row(
        Action.CONTACT,
        (ALL_OF_ONE - {V}) | {S},
        None,
        STAFF,
        needs=["contact_channel", "contact_outcome", "note?"],
    ),
    row(Action.PROGRESS, {H, S}, None, {Who.HANDLER}, needs=["words", "progress_kind?"]),
    row(
        Action.REQUEST,
        {D, H},
        None,
        {Who.HANDLER},
        needs=["request_kind", "reason", "extra?", "until?", "condition?"],
        guards=["nothing_is_asked", "request_fits"],
    ),
    row(
        Action.APPROVE,
        {D, H},
        None,
        {Who.LEADER},
        needs=["words?"],
        guards=["something_is_asked", "answers_from_above", "reporter_is_told_why", "on_hold_if_asked"],
        forks=[(H, S)],
    ),
    row(
        Action.REFUSE,
        {D, H},
        None,
        {Who.LEADER},
        needs=["reason"],
        guards=["something_is_asked", "answers_from_above"],
    ),
    row(
        Action.WITHDRAW_REQUEST,
        {D, H},
        None,
        {Who.HANDLER},
        guards=["something_is_asked", "own_request"],
    ),
    row(Action.RESUME, {S}, H, {Who.HANDLER, Who.LEADER, Who.CLOCK}, needs=["note?"]),
    row(Action.COMMENT, ALL_OF_ONE | {S}, None, {Who.VIEWER}, needs=["words", "internal?"]),
)
