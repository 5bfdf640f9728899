"""What must never be of a post's log, of days on site and of a long list's approval, the database refuses."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, IntegrityError, transaction

from grids.models import Export, ExportApproval, ExportPlace, PostEntry, SiteDay, SiteResult, SiteStay
from tests.grids import world
from tests.grids.world import AT, DAY

pytestmark = pytest.mark.django_db
STAY = {
    "purpose": "帮助老旧小区加装电梯",
    "starts_on": DAY,
    "ends_on": DAY + timedelta(days=9),
    "planned_days": 4,
}
LONG = "2025061041010600001"
ENTRIES = {
    "post_entry_says_something": {"words": ""},
    "post_entry_kind_is_known": {"kind": "nap"},
    "post_entry_names_a_case_by_number": {"case_number": "12"},
    "post_entry_lies_in_a_grid": {"grid": None},
}
STAYS = {
    "site_stay_has_a_purpose": {"purpose": ""},
    "site_stay_lies_in_a_grid": {"grid": None},
    "site_stay_ends_after_it_starts": {"ends_on": DAY - timedelta(days=1)},
    "site_stay_plans_days": {"planned_days": 0},
}
RESULTS = {
    "site_result_says_something": {"words": ""},
    "site_result_names_a_case_by_number": {"case_number": "LD-1"},
}
NOT_SO = {
    "export_approval_is_by_another": {"granted": True, "answered_at": AT, "answered_by": "asker"},
    "export_approval_is_answered_by_somebody": {"granted": True},
    "export_approval_refused_says_why": {"granted": False, "answered_at": AT, "answered_by": "other"},
}


def refused(name, do):
    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        do()


def an_entry(post, **more):
    facts = {"post": post, "officer": post.officer, "kind": "policy", "done_on": DAY, "words": "讲医保"}
    row = PostEntry(**facts, written_at=AT)
    row.place_at(post.grid)
    for field, value in more.items():
        setattr(row, field, value)
    row.save(force_insert=True)
    return row


def a_stay(ground, **more):
    who = world.officer("cadre")
    row = SiteStay(officer=who, given_at=AT, **STAY)
    row.place_at(ground.here.micro)
    for field, value in more.items():
        setattr(row, field, value)
    row.save()
    return row


@pytest.mark.parametrize("name", sorted(ENTRIES))
def test_an_entry_is_in_order(ground, name):
    post = world.post(ground.here.micro, "assistant")

    refused(name, lambda: an_entry(post, **ENTRIES[name]))


def test_an_entry_is_never_changed_and_corrects_another_once(ground):
    entry = an_entry(world.post(ground.here.micro, "assistant"))
    an_entry(entry.post, corrects=entry)

    refused("corrects_id", lambda: an_entry(entry.post, corrects=entry))
    refused("post_entry_corrects_another", lambda: an_entry(entry.post, id=10**6, corrects_id=10**6))
    with pytest.raises(DatabaseError), transaction.atomic():
        PostEntry.objects.filter(pk=entry.pk).update(words="没有讲")


@pytest.mark.parametrize("name", sorted(STAYS))
def test_a_stay_is_in_order(ground, name):
    refused(name, lambda: a_stay(ground, **STAYS[name]))


def test_a_stay_is_ended_by_whoever_ended_it(ground):
    who = world.officer("leader-of-it")

    refused("site_stay_ended_by_somebody_was_ended", lambda: a_stay(ground, ended_by=who))


def test_a_day_on_site_counts_once_and_stays(ground):
    stay = a_stay(ground)
    SiteDay.objects.create(stay=stay, day=DAY, said_at=AT)

    refused("one_day_on_site_a_day", lambda: SiteDay.objects.create(stay=stay, day=DAY, said_at=AT))
    with pytest.raises(DatabaseError), transaction.atomic():
        SiteDay.objects.filter(stay=stay).delete()


@pytest.mark.parametrize("name", sorted(RESULTS))
def test_a_result_is_in_order(ground, name):
    facts = {"stay": a_stay(ground), "day": DAY, "words": "电梯装好了", "case_number": LONG, "said_at": AT}
    SiteResult.objects.create(**facts)

    refused(name, lambda: SiteResult.objects.create(**facts | RESULTS[name]))


def an_export():
    asker = world.officer("asker")
    return Export.objects.create(kind="officers", state="waiting", asked_by=asker, asked_at=AT, reason="核对")


@pytest.mark.parametrize("name", sorted(NOT_SO))
def test_an_approval_is_in_order(db, name):
    export = an_export()
    facts = {"export": export, "asked_by": export.asked_by, "row_count": 101} | NOT_SO[name]
    if who := facts.get("answered_by"):
        facts["answered_by"] = export.asked_by if who == "asker" else world.officer("other")

    refused(name, lambda: ExportApproval.objects.create(**facts))


def test_a_list_that_waits_for_a_word_is_neither_ready_nor_answered_twice(db):
    export = an_export()
    approval = ExportApproval.objects.create(export=export, asked_by=export.asked_by, row_count=101)
    fetched = {"state": "fetched", "fetched_at": AT, "row_count": 101}

    refused("export_waits_for_its_approval", lambda: Export.objects.filter(pk=export.pk).update(**fetched))
    said = {"granted": True, "answered_by": world.officer("other"), "answered_at": AT}
    ExportApproval.objects.filter(pk=approval.pk).update(**said)
    with pytest.raises(DatabaseError), transaction.atomic():
        ExportApproval.objects.filter(pk=approval.pk).update(granted=False, words="不同意")
    assert Export.objects.filter(pk=export.pk).update(**fetched) == 1


def test_a_place_of_an_export_is_somewhere(db):
    refused("export_place_is_somewhere", lambda: ExportPlace.objects.create(export=an_export()))
