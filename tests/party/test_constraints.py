"""What the database refuses of party organisations, the grids they cover, and what was found of a list."""

from datetime import date

import pytest
from django.db import IntegrityError, connection, transaction

from grids.actions.keep.place import keep_place
from grids.actor import Actor
from grids.kinds import PlaceKind
from party.models import ChecklistEntry, GridLink, PartyEvent, PartyOrganisation
from tests.grids.world import AT, DAY

pytestmark = pytest.mark.django_db
ORGANISATIONS = {
    "partyorganisation_has_a_name": {"name": ""},
    "party_kind_is_known": {"kind": "cell"},
    "party_group_stands_under_another": {"kind": "group"},
    "party_phone_is_digits": {"phone": "call me"},
    "one_party_organisation_of_a_name_in_a_street": {},
}
LINKS = {
    "party_link_ends_after_it_starts": {"ends_on": date(2020, 1, 1)},
    "one_party_organisation_covers_a_grid": {},
}
EVENTS = {
    "party_event_is_known": {"kind": "painted"},
    "party_event_of_a_grid_names_it": {"kind": "linked"},
}
ENTRIES = {
    "entry_state_is_known": {"state": "perhaps"},
    "entry_names_list_and_item": {"item": ""},
    "entry_is_of_a_grid_or_a_place": {"grid": None},
    "one_entry_of_an_item_in_a_grid": {},
}


def put(row):
    with transaction.atomic():
        row.save()
    return row


@pytest.fixture
def branch(ground):
    row = PartyOrganisation(name="幸福里党支部", kind="branch", changed_at=AT)
    row.place_at(ground.here.general)
    return put(row)


def another(ground, facts):
    row = PartyOrganisation(**{"name": "幸福里党支部", "kind": "branch", "changed_at": AT} | facts)
    row.place_at(ground.here.general)
    return row


@pytest.mark.parametrize("name", sorted(ORGANISATIONS))
def test_the_database_refuses_an_organisation(ground, branch, name):
    with pytest.raises(IntegrityError, match=name):
        put(another(ground, ORGANISATIONS[name]))


def test_an_organisation_is_at_home_somewhere(branch):
    with pytest.raises(IntegrityError, match="partyorganisation_lies_in_a_grid"), transaction.atomic():
        PartyOrganisation.objects.filter(pk=branch.pk).update(grid=None)


@pytest.mark.parametrize("name", sorted(LINKS))
def test_the_database_refuses_a_link(ground, branch, name):
    facts = {"organisation": branch, "grid": ground.here.micro, "starts_on": DAY, "changed_at": AT}
    put(GridLink(**facts))

    with pytest.raises(IntegrityError, match=name):
        put(GridLink(**facts | LINKS[name]))


@pytest.mark.parametrize("name", sorted(EVENTS))
def test_the_database_refuses_a_line_of_history(branch, name):
    with pytest.raises(IntegrityError, match=name):
        put(PartyEvent(**{"organisation": branch, "kind": "founded", "on": DAY, "at": AT} | EVENTS[name]))


@pytest.mark.parametrize("name", sorted(ENTRIES))
def test_the_database_refuses_an_entry(ground, name):
    facts = {"checklist": "ten_ones", "item": "leader", "state": "there", "checked_at": AT}
    facts["grid"] = ground.here.general
    put(ChecklistEntry(**facts))

    with pytest.raises(IntegrityError, match=name):
        put(ChecklistEntry(**facts | ENTRIES[name]))


@pytest.mark.parametrize(
    "change", ["update party_partyevent set words = 'x'", "delete from party_partyevent"]
)
def test_history_is_only_added_to(database_owner, branch, change):
    put(PartyEvent(organisation=branch, kind="founded", on=DAY, at=AT))

    with pytest.raises(Exception, match="permission denied"), transaction.atomic():
        connection.cursor().execute(change)
    with database_owner.connect() as owner:
        guards = owner.execute(
            "select count(*) from pg_trigger where tgrelid = 'party_partyevent'::regclass and not tgisinternal"
        )
        assert guards.fetchone()[0] == 2


def test_an_item_is_found_once_at_a_place(ground):
    facts = {"name": "党群服务中心", "kind": PlaceKind.CENTRE}
    centre = keep_place(grid=ground.here.micro, facts=facts, by=Actor.clock(), at=AT)
    said = {"checklist": "four_haves", "item": "stage", "state": "there", "checked_at": AT, "place": centre}
    put(ChecklistEntry(**said))

    with pytest.raises(IntegrityError, match="one_entry_of_an_item_at_a_place"):
        put(ChecklistEntry(**said))
