"""Professionals who offer help: only with their word, asked on record, gone when they take it back (S0-35)."""

from datetime import timedelta

import pytest
from django.utils.timezone import localdate

from common.errors import Refused
from grids.actions.talents import ask_talent, note_talent, withdraw_talent
from grids.actor import Actor
from grids.models import AccessRecord, Talent
from messaging.models import Message
from tests.cast import MONDAY

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_english")]
TODAY = localdate(MONDAY)
RARE, PHONE = "㐀䶮𠮷", "13800001234"
WORD = {
    "skills": ["law", "peace"],
    "availability": ["weekend"],
    "words": "",
    "consented_on": TODAY,
    "consent_channel": "paper",
    "consent_words": "同意登记姓名电话",
}


def note(town, by=None, grid=None, officer=None, **word):
    person = {"officer": officer} if officer else {"name": RARE, "phone": PHONE}
    known = {"facts": WORD | word, "by": by or town.by_leader, "at": MONDAY}
    return note_talent(grid or town.here.micro, **person, **known)


def test_who_keeps_the_list_writes_down_when_how_and_to_what_somebody_agreed(town):
    row = Talent.objects.get(pk=note(town).pk)

    assert (row.name, row.phone, row.grid) == (RARE, PHONE, town.here.micro)
    assert (row.consented_on, row.consent_channel, row.consent_words) == (TODAY, "paper", "同意登记姓名电话")
    assert row.noted_by == town.people.leader


@pytest.mark.parametrize("who", ["by_worker", "by_handler", "by_reviewer", "by_stranger", "by_admin"])
def test_nobody_else_does(town, who):
    with pytest.raises(Refused):
        note(town, by=getattr(town, who))
    talent = note(town)
    for act in (withdraw_talent, ask_talent):
        with pytest.raises(Refused):
            act(talent, by=getattr(town, who), at=MONDAY, **({"reason": "帮忙"} if act is ask_talent else {}))


def test_without_a_word_of_his_own_there_is_no_row(town):
    for wrong in ({"consented_on": TODAY + timedelta(days=1)}, {"consent_channel": "online"}):
        with pytest.raises(Refused):
            note(town, **wrong)
    note(town)
    with pytest.raises(Refused, match="already"):
        note(town, grid=town.here.general)


def test_an_officer_is_told_and_takes_it_back_himself(town):
    talent = note(town, officer=town.people.reviewer)
    assert Message.objects.get(recipient=town.people.reviewer).url == f"/people/talents/{talent.uuid}/"

    withdraw_talent(talent, by=Actor.of(town.people.reviewer, TODAY), at=MONDAY)
    withdraw_talent(talent, by=Actor.of(town.people.reviewer, TODAY), at=MONDAY)

    assert not Talent.objects.exists()


def test_a_number_opens_for_a_reason_that_stays_and_the_row_goes_when_the_word_does(town):
    talent = note(town)
    with pytest.raises(Refused):
        ask_talent(talent, reason=" ", by=town.by_leader, at=MONDAY)

    assert ask_talent(talent, reason="合同纠纷", by=town.by_leader, at=MONDAY) == (RARE, PHONE)
    withdraw_talent(talent, by=town.by_leader, at=MONDAY)

    assert not Talent.objects.exists()
    record = AccessRecord.objects.get()
    assert (record.subject_kind, record.subject_uuid, record.reason) == ("talent", talent.uuid, "合同纠纷")


def test_the_nearest_to_a_grid_come_first_and_by_skill_and_time(town):
    near, wide = note(town), note(town, grid=town.here.street, by=town.by_desk, officer=town.people.reviewer)
    side = note(town, grid=town.here.micro2, officer=town.people.worker, skills=["water"])

    rows = Talent.objects.near(town.here.micro).order_by("distance", "pk")

    assert [(row, row.distance) for row in rows] == [(near, 0), (side, 1), (wide, 3)]
    assert set(rows.who_can("law").free("weekend")) == {near, wide}
    assert not rows.free("urgent").exists()
