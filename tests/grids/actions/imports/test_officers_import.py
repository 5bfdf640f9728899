"""A list of people: accounts and posts, with the rights of whoever brings it in and no more."""

import pytest
from django.utils.timezone import localdate, now

from grids.actions.imports.apply import apply
from grids.actions.imports.undo import ChangedSince, undo
from grids.actor import Actor
from grids.enums import Role, RowState
from grids.models import Officer, Post
from tests.grids import world
from tests.grids.imports.sheets import checked, faults_of

pytestmark = pytest.mark.django_db
HEADS = ("姓名", "手机号码", "角色", "网格编码", "任职日期")


@pytest.fixture
def by(ground):
    return Actor.of(world.post(ground.here.street, Role.SECURITY).officer)


def row(grid, name="王小英", phone="13800000001", role="网格员", day="2026/1/5"):
    return name, phone, role, grid.code, day


def test_people_come_in_with_their_posts(ground, by):
    rows = (
        row(ground.here.micro, "㐀䶮𠮷"),
        row(ground.here.general, "李四", "１３８００００ ０００２", "网格长"),
    )
    batch = apply(checked("officers", HEADS, *rows, by=by), only_good=False, by=by, at=now())

    assert batch.counts == {RowState.ADDED: 2}
    one, two = Post.objects.filter(officer__username__startswith="138").order_by("pk")
    assert (one.officer.name, one.role, one.grid) == ("㐀䶮𠮷", Role.WORKER, ground.here.micro)
    assert (two.officer.username, two.role, str(two.starts_on)) == ("13800000002", Role.LEADER, "2026-01-05")
    assert batch.notes["wide"] == 1


def test_the_same_list_again_brings_nothing(ground, by):
    apply(checked("officers", HEADS, row(ground.here.micro), by=by), only_good=False, by=by, at=now())

    again = checked("officers", HEADS, row(ground.here.micro), by=by)

    assert again.counts == {RowState.SAME: 1}


def test_every_overreach_and_slip_is_named(ground, by):
    known = world.post(ground.here.micro2, Role.WORKER, who=world.officer("13800000009", name="赵六")).officer
    stranger = world.post(
        ground.next.micro, Role.WORKER, who=world.officer("13800000008", name="孙八")
    ).officer
    rows = (
        row(ground.next.micro),
        row(ground.here.micro, role="安全管理员", phone="13800000002"),
        row(ground.here.micro, phone="1380000"),
        row(ground.here.micro, phone="1.38E+10"),
        row(ground.here.micro, name="钱七", phone=known.username),
        row(ground.here.micro, phone="13800000003", day="昨天"),
        row(ground.here.micro, phone="13800000004", role="网格园"),
        row(ground.here.micro, phone="", name="无号"),
        row(ground.here.micro, phone=stranger.username, name=stranger.name),
        row(ground.here.micro2, phone=stranger.username, name="另名"),
    )
    found = faults_of(checked("officers", HEADS, *rows, by=by))

    assert found == {
        2: [("grid", "This code is not in your reach.")],
        3: [("role", "This is not in the list.")],
        4: [("phone", "A mobile number has 11 digits; this one has %(count)s.")],
        5: [("phone", "Excel has rounded this number; its last digits are lost.")],
        6: [("phone", "Somebody else signs in with this name.")],
        7: [("starts_on", "This is not a day.")],
        8: [("role", "This is not in the list.")],
        9: [("phone", "There is neither a phone number nor a name to sign in with.")],
        **{number: [("phone", "This name to sign in with cannot be used here.")] for number in (10, 11)},
    }


@pytest.mark.parametrize("is_known", [False, True])
def test_the_same_person_by_phone_and_by_name_is_one(ground, by, is_known):
    if is_known:
        world.post(ground.here.micro2, Role.WORKER, who=world.officer("wang", name="王小英"))
    heads = (*HEADS, "账号")
    rows = (
        (*row(ground.here.micro), "wang"),
        (*row(ground.here.micro, phone=""), "wang"),
        (*row(ground.here.general, phone=""), "wang"),
    )
    batch = checked("officers", heads, *rows, by=by)

    assert faults_of(batch) == {3: [("", "This is in the file twice; row %(row)s has it already.")]}
    apply(batch, only_good=True, by=by, at=now())
    held = Post.objects.filter(officer__username="wang").order_by("pk")
    assert [post.grid for post in held][-2:] == [ground.here.micro, ground.here.general]


def test_a_known_person_gets_a_post_more_and_nothing_else(ground, by):
    known = world.officer("13800000001", name="王小英", phone="13911111111")
    world.post(ground.here.micro2, Role.WORKER, who=known, ends_on=world.DAY)
    batch = checked("officers", HEADS, row(ground.here.micro), by=by)

    assert batch.counts == {RowState.CHANGED: 1}
    apply(batch, only_good=False, by=by, at=now())

    known.refresh_from_db()
    assert (known.phone, known.posts.last().grid) == ("13911111111", ground.here.micro)


def test_taken_back_nobody_holds_a_post_of_the_list(ground, by):
    batch = checked("officers", HEADS, row(ground.here.micro, day=""), by=by)
    batch = apply(batch, only_good=False, by=by, at=now())

    undo(batch, by=by, at=now())

    assert not Post.objects.current(localdate()).filter(officer__username="13800000001").exists()


def test_who_has_begun_to_work_is_not_taken_back(ground, by):
    rows = row(ground.here.micro), row(ground.here.micro, "李四", "13800000002")
    batch = apply(checked("officers", HEADS, *rows, by=by), only_good=False, by=by, at=now())
    Officer.objects.filter(username="13800000001").update(last_login=now())

    with pytest.raises(ChangedSince) as changed:
        undo(batch, by=by, at=now())
    assert list(changed.value.rows) == [2]

    undo(batch, except_changed=True, by=by, at=now())
    held = Post.objects.current(localdate()).filter(officer__username__startswith="138")
    assert [post.officer.username for post in held] == ["13800000001"]


def test_who_may_give_a_post_there_no_longer_takes_none_back(ground, by):
    rows = row(ground.here.micro), row(ground.here.general, "李四", "13800000002", "网格长")
    batch = apply(checked("officers", HEADS, *rows, by=by), only_good=False, by=by, at=now())
    Post.objects.filter(officer=by.officer).update(grid=ground.here.micro)

    undo(batch, except_changed=True, by=Actor.of(by.officer), at=now())

    held = Post.objects.current(localdate()).filter(officer__username__startswith="138")
    assert [post.officer.username for post in held] == ["13800000002"]


def test_a_role_below_another_city_is_not_reached(ground, by):
    batch = checked("officers", HEADS, row(ground.far.micro), row(ground.here.micro), by=by)

    assert batch.counts == {RowState.WRONG: 1, RowState.NEW: 1}
