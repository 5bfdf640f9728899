"""Each way in which what came back differs from what was saved has its sentence."""

import pytest

from governance.backup import tally

KEPT = {"tables": {"t": [2, "7"]}, "sequences": {"s": 5}, "rights": {"t": "app=r/owner"}, "migrations": []}


@pytest.mark.parametrize(
    ("found", "sentence"),
    [
        ({"tables": {"t": [1, "3"]}}, "t: 1 rows instead of 2"),
        ({"tables": {"t": [2, "8"]}}, "t: other rows than were saved"),
        ({"tables": {}}, "t: 0 rows instead of 2"),
        ({"sequences": {"s": 4}}, "s: stands elsewhere than it was saved"),
        ({"rights": {"t": "app=rw/owner"}}, "t: other rights than were saved"),
    ],
)
def test_what_differs_is_said(found, sentence):
    assert list(tally.differences(KEPT, KEPT | found)) == [sentence]


def test_the_same_is_no_difference():
    assert list(tally.differences(KEPT, KEPT)) == []


@pytest.mark.django_db(transaction=True)
def test_a_changed_letter_changes_the_sum_and_the_order_does_not(database_owner):
    with database_owner.connect() as line:
        line.execute("create table tallied (word text)")
        try:
            line.execute("insert into tallied values ('a'), ('b')")
            first = tally.tally(line)["tables"]["tallied"]
            line.execute("truncate tallied; insert into tallied values ('b'), ('a')")
            assert tally.tally(line)["tables"]["tallied"] == first
            line.execute("update tallied set word = 'c' where word = 'b'")
            assert tally.tally(line)["tables"]["tallied"] != first
        finally:
            line.execute("drop table tallied")
