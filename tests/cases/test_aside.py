"""What colleagues say to each other stays with them: the reporter's page has none of it, the case's page all of it."""

import pytest
from django.test import Client

from cases.enums import Action
from cases.models import CaseText
from cases.tracking import secret_of
from grids.actor import Actor
from tests.cast import a_case, do

pytestmark = pytest.mark.django_db

# Along one case, every verb of staff that takes words: (verb, who, between colleagues, for the reporter).
WAY = (
    (Action.COMMENT, "by_desk", {"words": "密备注"}, {}),
    (Action.CLASSIFY, "by_desk", {"reason": "密改类"}, {}),
    (Action.DISPATCH, "by_desk", {"note": "密派单", "decision": "密商定"}, {}),
    (Action.DECLINE, "by_worker", {"note": "密退单"}, {}),
    (Action.DISPATCH, "by_desk", {"note": "密再派"}, {}),
    (Action.RECALL, "by_desk", {"reason": "密改派"}, {}),
    (Action.DISPATCH, "by_desk", {"note": "密三派"}, {}),
    (Action.TAKE, "by_worker", {}, {}),
    (Action.CONTACT, "by_worker", {"note": "密联系"}, {}),
    (Action.PROGRESS, "by_worker", {}, {"words": "明进展"}),
    (Action.RESOLVE, "by_worker", {"no_photo_reason": "密无照", "receipt": "密回执"}, {"result": "明结果"}),
    (Action.SEND_BACK, "by_reviewer", {"reason": "密退回"}, {}),
    (Action.RESOLVE, "by_worker", {"no_photo_reason": "密无照二"}, {"result": "明结果二"}),
    (Action.FEEDBACK, "by_worker", {}, {"words": "明反馈"}),
    (Action.REWORK, "by_reviewer", {"reason": "密返工"}, {}),
    (Action.RESOLVE, "by_worker", {"no_photo_reason": "密无照三"}, {"result": "明结果三"}),
    (Action.FEEDBACK, "by_worker", {}, {"words": "明反馈二"}),
    (Action.RATE, "by_reviewer", {"words": "密电话评价"}, {}),
    (Action.CLOSE, "by_reviewer", {}, {}),
    (Action.REOPEN, "by_reviewer", {"reason": "密重开"}, {}),
    (Action.VOID, "by_desk", {"note": "密作废"}, {}),
    (Action.RESTORE, "by_reviewer", {"reason": "密恢复"}, {}),
    (Action.COMMENT, "by_desk", {}, {"words": "明留言", "internal": False}),
)
ASIDE = [words for *_, aside, _ in WAY for words in aside.values()]
OPEN = [words for *_, said in WAY for words in said.values() if isinstance(words, str)]


@pytest.fixture
def case(town):
    """A case that went all the way and back."""
    case = a_case(town, description="明描述")
    for action, who, aside, said in WAY:
        case = do(case, action, getattr(town, who), town, **aside | said)
    return case


def test_the_reporter_reads_what_is_said_to_him_and_nothing_else(case):
    page = Client().get(f"/t/{secret_of(case)}/").text

    assert [words for words in ASIDE if words in page] == []
    assert [words for words in OPEN if words not in page] == []


def test_colleagues_read_all_of_it(case, town):
    colleague = Client()
    colleague.force_login(town.people.desk)

    page = colleague.get(f"/cases/{case.number}/").text

    assert [words for words in [*ASIDE, *OPEN] if words not in page] == []


def test_what_the_reporter_says_is_his_to_read(town):
    case = a_case(town)
    case = do(case, Action.VOID, town.by_desk, town)
    case = do(case, Action.RESTORE, Actor.reporter(), town, reason="明异议")

    text = CaseText.objects.get(event__action=Action.RESTORE)

    assert (text.words, text.aside) == ("明异议", "")
    assert "明异议" in Client().get(f"/t/{secret_of(case)}/").text
