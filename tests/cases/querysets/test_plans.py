"""By which index a list is read. The planner is told that reading a table through is dear, as it is among millions."""

import pytest
from django.db import connection

from cases.models import Case
from cases.pages.tabs import DUE_ORDER, TABS
from grids.scope import LEVELS
from tests.cast import a_case

DEAR = ("enable_seqscan", "enable_bitmapscan", "enable_sort")


def plan_of(rows, *, dear=DEAR):
    sql, values = rows.query.sql_with_params()
    with connection.cursor() as cursor:
        for name in dear:
            cursor.execute(f"set local {name} = off")
        cursor.execute(f"explain {sql}", values)
        return "\n".join(line for (line,) in cursor.fetchall())


def definition_of(index):
    with connection.cursor() as cursor:
        cursor.execute("select indexdef from pg_indexes where indexname = %s", [index])
        return cursor.fetchone()[0]


@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize("tab", TABS, ids=lambda tab: tab.key)
def test_a_list_of_the_desk_is_read_in_its_order_from_an_index_of_what_is_open(town, level, tab):
    mine = Case.objects.filter(**{level: 1})

    plan = plan_of(getattr(mine, tab.rows)().order_by(*DUE_ORDER)[:51])

    # The level's own, or while the table is small that of all.
    assert any(f"Index Scan using {name}" in plan for name in ("case_due", "case_pending"))
    assert "Sort" not in plan


def test_what_is_open_in_several_districts_is_read_in_the_order_of_all(town):
    many = Case.objects.filter(district_id__in=[1, 2, 3]).still_open().order_by(*DUE_ORDER)

    assert "Index Scan using case_due on" in plan_of(many[:51])


@pytest.mark.parametrize(
    ("tab", "index", "few"), [("due_soon", "case_due_soon", "yellow"), ("pending", "case_pending", "pending")]
)
def test_the_few_among_many_are_read_from_an_index_of_their_own(town, tab, index, few):
    many = getattr(Case.objects.filter(district_id__in=[1, 2, 3]), tab)().order_by(*DUE_ORDER)

    plan = plan_of(many[:26])

    # While the table is small both cost the same.
    assert any(f"Index Scan using {name} on" in plan for name in (index, "case_due"))
    assert "Sort" not in plan
    assert few in definition_of(index).partition("WHERE")[2]


def test_the_numbers_of_the_tabs_come_from_the_index_alone(town):
    numbers = (
        Case.objects.filter(street_id=1).still_open().order_by().values_list("state", "alert", "pending")
    )

    plan = plan_of(numbers, dear=("enable_seqscan", "enable_bitmapscan"))

    assert "Seq Scan" not in plan
    assert "(street_id, due_at, id, state, alert, pending)" in definition_of("case_due_street")


@pytest.mark.parametrize("level", LEVELS)
def test_all_cases_of_a_level_are_read_the_newest_first(town, level):
    plan = plan_of(Case.objects.filter(**{level: 1}).order_by("-reported_at")[:51])

    own = f"case_all_{level.removesuffix('_id')}"
    # While the table is small both cost the same, and what ran before in this database decides.
    assert any(f"Index Scan using {name} on" in plan for name in (own, "case_newest"))
    assert "Sort" not in plan
    assert f"({level}, reported_at DESC)" in definition_of(own)


@pytest.mark.parametrize(
    ("words", "index"),
    [
        ("垃圾", "case_words"),
        ("幸福里小区七栋二单元五零一室", "case_words"),
        ("2026112241010600001", "case_number_backwards"),
        ("00001", "case_number_backwards"),
        ("1122-00001", "case_number_backwards"),
    ],
)
def test_a_search_reads_no_case_it_does_not_show(town, words, index):
    plan = plan_of(Case.objects.matching(words), dear=["enable_seqscan"])

    assert f"Index Scan on {index}" in plan or f"Index Scan using {index}" in plan
    assert "Seq Scan on cases_case" not in plan


def test_pairs_of_signs_find_what_reading_through_would_find(town):
    found = a_case(town, description="Streetlight OUT，路灯坏了")
    a_case(town, description="井盖丢失")

    for words in ("路灯", "灯坏了", "light out", "灯", "T，路", "Streetlight OUT，路灯"):
        assert [case.pk for case in Case.objects.matching(words)] == [found.pk], words
    for words in ("坏灯", "路坏了", "%", "灯_了", "Streetlight OUT，灯路"):
        assert not Case.objects.matching(words).exists(), words


def test_a_long_search_asks_for_its_rarest_pairs(shared_town, database_owner):
    for number in range(12):
        a_case(shared_town, description=f"幸福里小区的路灯坏了，第{number}号灯杆")
    with database_owner.connect() as owner:
        owner.execute("analyze cases_case")

    assert rare("小区", "没有", "路灯", most=1) == ["没有"]
    assert set(rare("小区", "没有", "路灯", most=3)) == {"小区", "没有", "路灯"}


def rare(*grams, most):
    with connection.cursor() as cursor:
        cursor.execute("select case_rare_grams(%s, %s)", [list(grams), most])
        return cursor.fetchone()[0]
