"""What the database refuses of codes, batches, notices and of what hangs on a door."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from grids.models import DoorCard, DutyPhone, Echo, Notice, Policy, QrBatch, QrCode, ScanDay, Unit
from grids.models.placed import levels_of
from grids.tokens import new_token
from tests.grids.world import AT, DAY, building, officer

pytestmark = pytest.mark.django_db


def a_code(ground, **facts):
    return QrCode.objects.create(token=new_token(), grid=ground.here.micro, issued_at=AT, **facts)


def a_batch(ground, **facts):
    known = {"kind": "buildings", "layout": "cards", "asked_at": AT} | levels_of(ground.here.street)
    return QrBatch.objects.create(**known | facts)


def a_notice(ground, **facts):
    known = {"title": "停水", "words": "明天停水", "starts_on": DAY, "ends_on": DAY + timedelta(days=2)}
    return Notice.objects.create(written_at=AT, **levels_of(ground.here.street) | known | facts)


def a_policy(ground, **facts):
    known = {"region": ground.district, "title": "办法", "words": "第一条"}
    return Policy.objects.create(**known | facts)


def twice(make):
    def act(ground):
        make(ground)
        make(ground)

    return act


def scans(ground, count):
    return ScanDay.objects.create(code=a_code(ground), day=DAY, scans=count)


def scanned_twice(ground):
    code = a_code(ground)
    for _time in range(2):
        ScanDay.objects.create(code=code, day=DAY, scans=1)


def echoed(ground, device=b"0123456789abcdef"):
    subject = "5f0c2f0a-9d5e-4b55-8d4b-0f2f1a6b7c8d"
    return Echo.objects.create(subject=subject, device=device, code=a_code(ground), said_on=DAY)


def of_a_unit_alone(ground):
    door = building(ground.here.micro)
    unit = Unit(building=door, code=f"{door.code}01", number=1, name="1 单元")
    unit.place_at(ground.here.micro)
    unit.save()
    a_code(ground, unit=unit)


BREAKS = {
    "qr_code_of_a_unit_is_of_its_building": of_a_unit_alone,
    "qr_batch_kind_is_known": lambda ground: a_batch(ground, kind="cars"),
    "qr_batch_layout_is_known": lambda ground: a_batch(ground, layout="A3"),
    "qr_batch_state_is_known": lambda ground: a_batch(ground, state="lost"),
    "qr_batch_draws_no_more_than_it_has": lambda ground: a_batch(ground, code_count=1, drawn_count=2),
    "qr_batch_is_for_a_grid": lambda ground: a_batch(ground, grid_id=None),
    "qr_batch_is_printed_after_it_is_drawn": lambda ground: a_batch(ground, printed_at=AT),
    "one_row_of_scans_per_code_and_day": scanned_twice,
    "a_day_without_scans_has_no_row": lambda ground: scans(ground, 0),
    "notice_says_something": lambda ground: a_notice(ground, words=""),
    "notice_topic_is_known": lambda ground: a_notice(ground, topic="gossip"),
    "notice_ends_after_it_starts": lambda ground: a_notice(ground, ends_on=DAY),
    "notice_is_for_somebody": lambda ground: a_notice(ground, district_id=None),
    "notice_withdrawn_by_somebody_was_withdrawn": lambda ground: a_notice(
        ground, withdrawn_by=officer("gone")
    ),
    "policy_has_words_or_a_link": lambda ground: a_policy(ground, words=""),
    "policy_link_is_a_web_address": lambda ground: a_policy(ground, link="javascript:alert(1)"),
    "policy_has_a_title": lambda ground: a_policy(ground, title=""),
    "door_card_phone_is_digits": lambda ground: DoorCard.objects.create(
        officer=officer("worker"), phone="call me", changed_at=AT
    ),
    "duty_phone_is_digits": lambda ground: DutyPhone.objects.create(
        grid=ground.here.street, phone="", changed_at=AT
    ),
    "one_echo_per_matter_and_device": twice(echoed),
    "echo_knows_its_device_by_a_hash": lambda ground: echoed(ground, b""),
}
BREAKS_OF_DOORS = set(BREAKS)


@pytest.mark.parametrize("name", sorted(BREAKS))
def test_the_database_refuses(ground, name):
    with pytest.raises(IntegrityError) as refusal, transaction.atomic():
        BREAKS[name](ground)

    assert refusal.value.__cause__.diag.constraint_name == name


def test_a_code_is_replaced_by_one_other(ground):
    old = a_code(ground)
    a_code(ground, replaces=old)

    with pytest.raises(IntegrityError), transaction.atomic():
        a_code(ground, replaces=old)
