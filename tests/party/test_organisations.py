"""Party organisations and the grids they cover: kept by action, with a history. domain.md S0-05, S1-17."""

from datetime import timedelta

import pytest
from django.utils.timezone import localdate, now

from common.errors import Refused
from grids.actions.redraw.decide import decide
from grids.actor import Actor
from grids.enums import RedrawKind
from party.actions.link import cover_exactly, link, unlink
from party.actions.organisation import end_organisation, keep_organisation
from party.coverage import covering, rate_of, rates_below, rates_by_tier, uncovered
from party.models import GridLink, PartyEvent, PartyOrganisation
from party.tree import may_stand_under

pytestmark = pytest.mark.django_db
BRANCH = {"name": "幸福里党支部", "kind": "branch"}


@pytest.fixture
def clock():
    return {"by": Actor.clock(), "at": now()}


@pytest.fixture
def committee(town, clock):
    facts = {"name": "朝阳街社区党委", "kind": "committee"}
    return keep_organisation(grid=town.here.total, facts=facts, **clock)


@pytest.fixture
def branch(town, committee, clock):
    return keep_organisation(grid=town.here.general, facts=BRANCH | {"parent": committee}, **clock)


def told(organisation):
    return list(organisation.events.order_by("pk").values_list("kind", "words"))


def test_an_organisation_is_entered_renamed_and_put_under_another(town, committee, branch, clock):
    street = keep_organisation(
        grid=town.here.street, facts={"name": "街道党工委", "kind": "working"}, **clock
    )
    keep_organisation(committee, facts={"parent": street}, **clock)
    renamed = keep_organisation(branch, facts={"name": "𠮷祥里党支部"}, **clock)

    assert (renamed.initials, renamed.parent) == (renamed.initials, committee)
    assert told(branch) == [("founded", "幸福里党支部"), ("renamed", "幸福里党支部 → 𠮷祥里党支部")]
    assert told(committee)[-1] == ("changed", "– → 街道党工委")
    assert [one.name for one in PartyOrganisation.objects.get(pk=street.pk).get_descendants()] == [
        "朝阳街社区党委",
        "𠮷祥里党支部",
    ]


@pytest.mark.parametrize(
    ("kind", "above", "fits"),
    [
        ("branch", "committee", True),
        ("group", "branch", True),
        ("group", None, False),
        ("committee", "branch", False),
        ("branch", "branch", False),
        ("functional", "general", True),
        ("functional", "group", False),
    ],
)
def test_which_kind_stands_under_which(kind, above, fits):
    assert may_stand_under(kind, above) is fits


def test_what_does_not_fit_is_refused(town, committee, branch, clock):
    refused = (
        {"name": "幸福里党支部", "kind": "branch"},  # there is one of this name
        {"name": "小组", "kind": "group"},
        {"name": "党委", "kind": "committee", "parent": branch},
        {"name": "支部", "kind": "branch", "secretary": town.people.nobody},
        {"name": " ", "kind": "branch"},
    )
    for facts in refused:
        with pytest.raises(Refused):
            keep_organisation(grid=town.here.general, facts=facts, **clock)
    with pytest.raises(Refused):  # nothing under it fits any more
        keep_organisation(committee, facts={"kind": "branch"}, **clock)
    with pytest.raises(Refused):
        keep_organisation(branch, facts={"parent": branch}, **clock)
    with pytest.raises(Refused):  # of another street
        keep_organisation(grid=town.there.general, facts=BRANCH | {"parent": committee}, **clock)


def test_who_has_no_power_there_writes_nothing(town, branch, clock):
    at = clock["at"]

    with pytest.raises(Refused):
        keep_organisation(branch, facts={"name": "别的"}, by=town.by_stranger, at=at)
    with pytest.raises(Refused):
        keep_organisation(
            grid=town.here.general, facts={"name": "新", "kind": "branch"}, by=town.by_desk, at=at
        )
    with pytest.raises(Refused):
        link(branch, town.here.micro, on=localdate(), by=town.by_colleague, at=at)
    with pytest.raises(Refused):
        end_organisation(branch, on=localdate(), by=town.by_stranger, at=at)
    link(branch, town.here.micro, on=localdate(), by=town.by_worker, at=at)
    with pytest.raises(Refused):
        unlink(branch, town.here.micro, on=localdate(), by=town.by_stranger, at=at)


def test_a_secretary_who_left_stays_until_another_is_named(town, branch, clock):
    led = keep_organisation(branch, facts={"secretary": town.people.leader}, **clock)
    town.people.leader.posts.update(ends_on=localdate())

    kept = keep_organisation(led, facts={"secretary": town.people.leader, "phone": "0371-6812"}, **clock)

    assert kept.secretary == town.people.leader


def test_one_organisation_covers_a_grid_at_a_time(town, committee, branch, clock):
    today = localdate()
    link(committee, town.here.general, on=today - timedelta(days=30), **clock)

    with pytest.raises(Refused):  # the other covered it then
        link(branch, town.here.general, on=today - timedelta(days=31), **clock)
    link(branch, town.here.general, on=today, **clock)
    again = link(branch, town.here.general, on=today, **clock)

    spans = GridLink.objects.order_by("starts_on").values_list("organisation__name", "ends_on")
    assert list(spans) == [("朝阳街社区党委", today), ("幸福里党支部", None)]
    assert again.starts_on == today
    assert [kind for kind, _words in told(committee)][-2:] == ["linked", "unlinked"]
    assert covering(town.here.general, today) == (branch, True)
    assert covering(town.here.general, today - timedelta(days=1)) == (committee, True)


def test_what_is_not_covered_or_not_there_is_refused(town, committee, branch, clock):
    today = localdate()

    with pytest.raises(Refused):  # outside where it is at home
        link(branch, town.here.general2, on=today, **clock)
    with pytest.raises(Refused):
        link(branch, town.here.micro, on=today + timedelta(days=400), **clock)
    with pytest.raises(Refused):
        link(branch, town.here.micro, on=town.here.micro.valid_from - timedelta(days=1), **clock)
    with pytest.raises(Refused):
        unlink(branch, town.here.micro, on=today, **clock)
    link(branch, town.here.micro, on=today, **clock)
    with pytest.raises(Refused):
        unlink(branch, town.here.micro, on=today - timedelta(days=1), **clock)
    with pytest.raises(Refused):
        cover_exactly(committee, ["999999999999999999"], **clock)


def test_an_ended_organisation_leaves_its_grids_uncovered(town, committee, branch, clock):
    today = localdate()
    link(branch, town.here.micro, on=today, **clock)

    with pytest.raises(Refused):
        end_organisation(committee, on=today, **clock)  # the branch stands under it
    with pytest.raises(Refused):
        end_organisation(branch, on=today - timedelta(days=1), **clock)  # it took over a grid after that
    end_organisation(branch, on=today, **clock)
    with pytest.raises(Refused):
        keep_organisation(branch, facts={"name": "又一个"}, **clock)

    assert covering(town.here.micro, today) == (None, False)
    assert town.here.micro in uncovered(town.here.general, today)
    assert told(branch)[-1][0] == "ended"


def test_the_rates_count_each_tier_and_part(town, committee, branch, clock):
    today = localdate()
    link(committee, town.here.total, on=today, **clock)
    link(branch, town.here.general, on=today, **clock)

    rates = {tier: (rate.covered, rate.total) for tier, _word, rate in rates_by_tier(town.here.street, today)}
    parts = [
        (grid.name, rate.covered, rate.total)
        for grid, rate in rates_below(town.here.street, today, "general")
    ]

    assert rates == {
        "street": (0, 1),
        "total": (1, 2),
        "general": (1, 3),
        "micro": (0, 5),
        "dedicated": (0, 1),
    }
    assert parts == [("朝阳街", 1, 2), ("昌盛街", 0, 1)]
    assert rate_of(town.here.street, today, "general").percent == 33
    assert covering(town.here.micro, today) == (branch, False)  # the nearest above


def test_a_grid_that_is_split_or_merged_waits_among_the_uncovered(town, branch, clock):
    today = localdate()
    for grid in (town.here.micro, town.here.micro2):
        link(branch, grid, on=today - timedelta(days=1), **clock)
    facts = {"with": [town.here.micro2.code]}

    decide(RedrawKind.MERGE, town.here.micro, facts=facts, effective_on=today, reason="合并", **clock)

    assert covering(town.here.micro, today) == (branch, True)
    assert GridLink.objects.filter(
        grid=town.here.micro2, ends_on=None
    ).exists()  # readable, and counted nowhere
    assert rate_of(town.here.general, today, "micro").total == 1

    part = {"name": "新微网格", "boundary": half(town.here.micro)}
    decide(
        RedrawKind.SPLIT, town.here.micro, facts={"parts": [part]}, effective_on=today, reason="太大", **clock
    )
    assert [grid.name for grid in uncovered(town.here.general, today, "micro")] == ["新微网格"]


def half(grid):
    """The western half of the box around a grid."""
    grid.refresh_from_db()
    west, south, east, north = grid.boundary.extent
    middle = (west + east) / 2
    ring = [[west, south], [middle, south], [middle, north], [west, north], [west, south]]
    return {"type": "Polygon", "coordinates": [ring]}


def test_a_history_line_keeps_long_names_short_enough(town, branch, clock):
    keep_organisation(branch, facts={"name": "党" * 60}, **clock)

    assert PartyEvent.objects.filter(organisation=branch, kind="renamed").get().words.endswith("党")
