import pytest

from common.errors import Refused, Stale
from grids.actions.qr_codes import issue_code, revoke_code
from grids.actions.tree import end_grid
from grids.enums import Role
from grids.models import QrCode
from grids.tokens import is_token
from tests.grids.world import AT, CLOCK, DAY, actor, building

pytestmark = pytest.mark.django_db


def test_a_code_for_a_building_and_one_for_a_grid(ground):
    house = building(ground.here.micro)

    door, yard = issue_code(house, by=CLOCK, at=AT), issue_code(ground.here.micro2, by=CLOCK, at=AT)

    assert is_token(door.token)
    assert (door.place, door.owner_grid) == (house, ground.here.micro)
    assert (yard.place, yard.owner_grid) == (ground.here.micro2, ground.here.micro2)


def test_a_place_that_ended_gets_no_code(ground):
    house = building(ground.here.micro, valid_to=DAY)
    end_grid(ground.here.micro2, on=DAY, by=CLOCK, at=AT)

    for place in (house, ground.here.micro2):
        with pytest.raises(Refused):
            issue_code(place, by=CLOCK, at=AT)


def test_a_revoked_code_is_no_longer_valid_and_is_kept(ground):
    admin = actor(ground.here.street, Role.ADMINISTRATOR)
    code = issue_code(ground.here.micro, by=admin, at=AT)

    revoke_code(code, by=admin, at=AT)

    code.refresh_from_db()
    assert (code.revoked_at, code.revoked_by) == (AT, admin.officer)
    assert list(QrCode.objects.valid()) == []
    with pytest.raises(Stale):
        revoke_code(code, by=admin, at=AT)


@pytest.mark.parametrize("role", [role for role in Role.values if role != Role.ADMINISTRATOR])
def test_nobody_else_issues_or_revokes(ground, role):
    code = issue_code(ground.here.micro, by=CLOCK, at=AT)
    strangers = [actor(ground.here.street, role), actor(ground.next.street, Role.ADMINISTRATOR)]

    for by in strangers:
        with pytest.raises(Refused):
            issue_code(ground.here.micro, by=by, at=AT)
        with pytest.raises(Refused):
            revoke_code(code, by=by, at=AT)


def test_codes_are_seen_where_their_building_or_grid_is(ground):
    codes = [
        issue_code(place, by=CLOCK, at=AT)
        for place in (building(ground.here.micro), ground.here.micro2, ground.next.micro)
    ]

    assert set(QrCode.objects.visible_to(actor(ground.here.street, Role.LEADER).scope)) == set(codes[:2])
    assert set(QrCode.objects.under(ground.here.general)) == set(codes[:2])
    assert set(QrCode.objects.under(ground.here.micro2)) == {codes[1]}


def test_a_code_comes_with_its_place_in_one_query(ground, django_assert_num_queries):
    token = issue_code(building(ground.here.micro), by=CLOCK, at=AT).token

    with django_assert_num_queries(1):
        code = QrCode.objects.valid().with_place().get(token=token)
        names = (code.place.name, code.owner_grid.name, code.building.total.name, code.building.street.name)

    assert names == ("1 号楼", "一号院", "朝阳街", "near街道")
