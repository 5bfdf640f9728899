import pytest

from cases.models import Category

CATEGORIES = "/api/v1/categories/"


def test_all_categories_in_use_are_listed_in_their_order(town, calls):
    Category.objects.filter(code="01001").update(is_active=False)

    rows = calls.nobody.get(CATEGORIES).json()["results"]

    in_use = Category.objects.filter(is_active=True).order_by("code").values_list("code", flat=True)
    assert [row["code"] for row in rows] == list(in_use)


def test_a_category_in_two_languages(town, calls):
    shown = calls.desk.get(f"{CATEGORIES}10004/")
    in_chinese = calls.desk.get(f"{CATEGORIES}10004/", headers={"Accept-Language": "zh-CN"}).json()

    category = Category.objects.get(code="10004")
    assert shown.json() == {
        "code": "10004",
        "name": category.leaf_en,
        "group": category.top_en,
        "handle_limit": "3.00",
        "unit": "ND",
        "photo": "result",
        "self_handle": True,
        "major": False,
    }
    assert shown["ETag"].startswith('"')
    assert (in_chinese["name"], in_chinese["group"]) == (category.leaf, category.top)


def test_what_is_no_category_is_not_found(town, calls):
    Category.objects.filter(code="10004").update(is_active=False)

    assert calls.desk.get(f"{CATEGORIES}10004/").status_code == 404
    assert calls.desk.get(f"{CATEGORIES}99999/").status_code == 404


def test_a_moment_leaves_all_and_other_filters_are_refused(town, calls):
    whole = calls.desk.get(CATEGORIES).json()["results"]

    assert calls.desk.get(f"{CATEGORIES}?changed_since=2026-01-01T00:00:00Z").json()["results"] == whole
    for wrong in ("changed_since=x", "name=路灯", "order=name"):
        assert calls.desk.get(f"{CATEGORIES}?{wrong}").status_code == 400


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_costs_two_statements(town, calls, rows, django_assert_num_queries):
    calls.desk.get(CATEGORIES)

    with django_assert_num_queries(2):  # the key, the rows; nobody's posts are asked
        calls.desk.get(f"{CATEGORIES}?page_size={rows}")
