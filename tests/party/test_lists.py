"""Party organisations as a list: brought in with the grids they cover, taken back, taken out."""

import io

import pytest
from django.utils.timezone import localdate, now

from grids.actions.imports.apply import apply
from grids.actions.imports.begin import begin
from grids.actions.imports.check import choose_columns
from grids.actions.imports.undo import undo
from grids.enums import RowState
from grids.imports.kinds import kind_of
from party.actions.link import link
from party.actions.organisation import keep_organisation
from party.models import GridLink, PartyOrganisation

pytestmark = pytest.mark.django_db
HEADS = "网格编码,党组织名称,类型,上级党组织,书记,覆盖网格"


@pytest.fixture
def kind():
    return kind_of("party_organisations")


def brought(kind, rows, by):
    content = "\n".join([HEADS, *rows]).encode()
    facts = {"by": by, "at": now()}
    batch = begin(kind, io.BytesIO(content), size=len(content), name="党组织.csv", **facts)
    return choose_columns(batch, columns=batch.columns, **facts)


def test_a_list_brings_organisations_with_their_grids(kind, town):
    here = town.here
    facts = {"name": "社区党委", "kind": "committee"}
    keep_organisation(grid=here.total, facts=facts, by=town.by_district, at=now())
    row = f'{here.general.code},幸福里𠮷党支部,党支部,社区党委,leader,"{here.micro.code}, {here.micro2.code}"'

    batch = brought(kind, [row], town.by_worker)
    apply(batch, only_good=False, by=town.by_worker, at=now())

    made = PartyOrganisation.objects.get(name="幸福里𠮷党支部")
    assert (made.parent.name, made.secretary) == ("社区党委", town.people.leader)
    covered = GridLink.objects.filter(organisation=made, ends_on=None).values_list("grid__code", flat=True)
    assert set(covered) == {here.micro.code, here.micro2.code}
    same = brought(kind, [row], town.by_worker)
    assert same.counts == {RowState.SAME: 1}


def test_a_changed_cell_says_all_that_it_covers_and_is_taken_back(kind, town):
    here, clock = town.here, {"by": town.by_district, "at": now()}
    made = keep_organisation(grid=here.general, facts={"name": "支部", "kind": "branch"}, **clock)
    link(made, here.micro, on=localdate(), **clock)

    batch = brought(kind, [f"{here.general.code},支部,党支部,,,{here.micro2.code}"], town.by_worker)
    apply(batch, only_good=False, by=town.by_worker, at=now())
    after = [one.grid for one in GridLink.objects.filter(ends_on=None)]
    undo(batch, by=town.by_worker, at=now())

    assert after == [here.micro2]
    assert [one.grid for one in GridLink.objects.filter(ends_on=None)] == [here.micro]


def test_an_organisation_taken_back_is_ended_with_its_links(kind, town):
    batch = brought(kind, [f"{town.here.general.code},支部,党支部,,,{town.here.micro.code}"], town.by_worker)
    apply(batch, only_good=False, by=town.by_worker, at=now())

    undo(batch, by=town.by_worker, at=now())

    assert PartyOrganisation.objects.get().valid_to == localdate()
    assert not GridLink.objects.filter(ends_on=None).exists()


def test_wrong_rows_say_what_is_wrong(kind, town):
    rows = [
        f"{town.there.general.code},外地支部,党支部,,,",  # not his ground
        f"{town.here.general.code},甲支部,党支部,没有的党委,,",
        f"{town.here.general.code},乙支部,党支部,,stranger,",
        f"{town.here.general.code},丙支部,党支部,,,第一网格",
    ]

    batch = brought(kind, rows, town.by_worker)

    assert batch.counts == {RowState.WRONG: 4}
    wrong = [[fault.column for fault in row.opened_faults] for row in batch.rows.order_by("number")]
    assert wrong == [["grid"], ["parent"], ["secretary"], ["covers"]]


@pytest.mark.parametrize("rows", [1, 3])
def test_taking_out_asks_the_same_however_many_there_are(kind, town, rows, django_assert_num_queries):
    clock = {"by": town.by_district, "at": now()}
    for number, grid in zip(
        range(rows), (town.here.micro, town.here.micro2, town.here.general), strict=False
    ):
        facts = {"name": f"第{number}支部", "kind": "branch"}
        made = keep_organisation(grid=town.here.general, facts=facts, **clock)
        link(made, grid, on=localdate(), **clock)

    with django_assert_num_queries(2):
        out = list(kind.rows_out(town.by_worker.scope, localdate()))

    assert [row["name"] for row in out] == [f"第{number}支部" for number in range(rows)]
    assert out[0]["covers"] == town.here.micro.code
