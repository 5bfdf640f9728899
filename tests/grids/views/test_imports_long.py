"""Lists of ten thousand rows: a page at a time, by as many queries as for one."""

import io

import pytest
from django.utils.timezone import now

from grids.actions.imports.begin import begin
from grids.actions.imports.check import choose_columns
from grids.actor import Actor
from grids.enums import Role, RowState
from grids.imports.kinds import kind_of
from tests.grids import world
from tests.grids.accounts import signed_in
from tests.messaging.drain import drain

pytestmark = pytest.mark.django_db


@pytest.fixture
def keeper(ground):
    return world.post(ground.here.street, Role.ADMINISTRATOR).officer


def wrong_rows(keeper, count):
    """A checked list of so many rows in a grid that is nobody's."""
    rows = "".join(f"110101001001001001,㐀䶮𠮷{number}号楼,{number}\n" for number in range(count))
    content = f"网格编码,楼栋名称,户数\n{rows}".encode()
    facts = {"by": Actor.of(keeper), "at": now()}
    batch = begin(kind_of("buildings"), io.BytesIO(content), size=len(content), name="a.csv", **facts)
    choose_columns(batch, columns=batch.columns, **facts)
    drain()
    batch.refresh_from_db()
    return batch


@pytest.mark.parametrize("rows", [1, 3])
def test_the_page_of_a_list_has_a_query_budget(keeper, rows, django_assert_num_queries):
    batch, client = wrong_rows(keeper, rows), signed_in(keeper)
    client.get("/imports/")

    with django_assert_num_queries(6):  # session, officer, posts, the list, its rows, unread messages
        page = client.get(f"/imports/{batch.uuid}/").content.decode()

    assert page.count("㐀䶮𠮷") == 0
    assert page.count("/rows/") == rows


@pytest.mark.parametrize("lists", [1, 3])
def test_the_list_of_lists_has_a_query_budget(keeper, lists, django_assert_num_queries):
    for _number in range(lists):
        wrong_rows(keeper, 1)
    client = signed_in(keeper)
    client.get("/ground/")

    with django_assert_num_queries(7):  # session, officer, posts, lists, exports, approvals, unread messages
        page = client.get("/imports/").content.decode()

    assert page.count("a.csv") == lists


def test_ten_thousand_rows_are_checked_and_shown_page_by_page(keeper):
    batch, client = wrong_rows(keeper, 10_000), signed_in(keeper)
    assert batch.counts == {RowState.WRONG: 10_000}

    page = client.get(f"/imports/{batch.uuid}/").content.decode()

    assert page.count("/rows/") == 50
    following = page.split('rel="next" href="')[1].split('"')[0].replace("&amp;", "&")
    assert "/rows/52/" in client.get(f"/imports/{batch.uuid}/{following}").content.decode()
