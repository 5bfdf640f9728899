"""What a list of the desk is narrowed to, its columns, and views with a name that are links."""

import pytest
from django.db import IntegrityError, transaction

from cases.models import DeskView
from tests.cases.gallery import kept_town, street  # noqa: F401 - fixtures
from tests.cast import a_case, lead_to

DESK, LOOK = "/desk/", "/desk/view/"


def rows(page):
    return [row.number for row in page.context["rows"]]


def heads(page):
    return [column.key for column in page.context["columns"]]


@pytest.fixture
def desk(sign_in, town):
    return sign_in("desk")


def test_a_list_is_narrowed_by_place_kind_source_and_unit(desk, town):
    lamp, rubbish = a_case(town, code="05007"), a_case(town, code="10004")
    given = lead_to(town, "dispatched")

    here, other = town.here.general.code, town.here.general2.code

    assert rows(desk.get(DESK, {"kind": "05"})) == rows(desk.get(DESK, {"kind": "05007"})) == [lamp.number]
    assert rows(desk.get(DESK, {"place": here})) == [lamp.number, rubbish.number]
    assert rows(desk.get(DESK, {"place": other})) == []
    assert rows(desk.get(DESK, {"source": "patrol"})) == []
    assert rows(desk.get(DESK, {"source": "qr", "q": rubbish.number})) == [rubbish.number]
    assert rows(desk.get(DESK, {"tab": "in-hand", "unit": str(town.lighting.uuid)})) == []
    assert rows(desk.get(DESK, {"tab": "in-hand", "kind": given.category.code[:2]})) == [given.number]


def test_the_numbers_count_what_the_list_is_narrowed_to(desk, town):
    a_case(town, code="05007")
    a_case(town, code="10004")

    page = desk.get(DESK, {"kind": "10004"})

    assert {tab["key"]: tab["count"] for tab in page.context["tabs"]}["waiting"] == len(rows(page)) == 1
    assert (page.context["totals"].all, page.context["totals"].here) == (1, 1)
    assert all("kind=10004" in tab["url"] for tab in page.context["tabs"])
    assert "kind=10004" in page.context["link"]


@pytest.mark.parametrize(
    "asked",
    [
        {"place": "nowhere"},
        {"kind": "5"},
        {"kind": "99999"},
        {"source": "moon"},
        {"unit": "x"},
        {"unit": "3f1a0000-0000-4000-8000-000000000000"},
    ],
    ids=str,
)
def test_what_nobody_knows_is_a_page_that_does_not_exist(desk, asked):
    assert desk.get(DESK, asked).status_code == 404


def test_a_place_of_others_is_a_page_that_does_not_exist(desk, town):
    assert desk.get(DESK, {"place": town.there.general.code}).status_code == 404


def test_who_sees_a_district_names_a_place_with_a_kind(sign_in, town):
    case, client = a_case(town, code="05007"), sign_in("district")

    wide = client.get(DESK, {"tab": "waiting", "kind": "05007"})
    narrow = client.get(DESK, {"tab": "waiting", "kind": "05007", "place": town.here.street.code})

    assert rows(wide) == []
    assert wide.context["too_wide"]
    assert rows(narrow) == [case.number]


def test_narrowed_and_broad_the_desk_costs_eight_statements(desk, town, django_assert_num_queries):
    asked = {"place": town.here.general.code, "kind": "05", "source": "qr", "unit": str(town.lighting.uuid)}
    for number in (1, 3):
        a_case(town)
        if number == 3:
            a_case(town)
        with django_assert_num_queries(8):  # session, officer, posts, views, names, numbers, rows, unread
            desk.get(DESK, asked | {"cols": "number.who.state.community.group.returned.urgency"})


def test_columns_are_kept_for_the_person_in_their_order(desk, town):
    a_case(town)
    wanted = {"col_state": "1", "col_kind": "2", "col_who": "3", "size": "50"}

    landed = desk.post(f"{LOOK}columns/", wanted | {"tab": "in-hand"})

    assert landed.headers["Location"] == "/desk/?tab=in-hand"
    page = desk.get(DESK)
    assert (heads(page), page.context["size"]) == (["number", "state", "kind", "who"], 50)
    assert heads(desk.get(DESK, {"cols": "number.term"})) == ["number", "term"]
    desk.post(f"{LOOK}columns/", {})
    assert heads(desk.get(DESK)) == ["number", "kind", "address", "grid", "source", "term"]


def test_the_columns_of_one_are_not_those_of_another(desk, sign_in, town):
    desk.post(f"{LOOK}columns/", {"col_state": "1"})

    assert "state" not in heads(sign_in("reviewer").get(DESK))


def test_a_view_is_a_link_that_shows_a_colleague_what_is_his_to_see(desk, sign_in, town):
    case = a_case(town, code="05007", description="𠮷祥里路灯")
    a_case(town, code="10004")
    asked = {"tab": "waiting", "kind": "05007", "cols": "number.state", "name": "路灯䶮"}

    desk.post(f"{LOOK}keep/", asked)
    (view,) = desk.get(DESK).context["views"]

    assert (view["name"], view["active"]) == ("路灯䶮", False)
    assert rows(desk.get(view["url"])) == rows(sign_in("leader").get(view["url"])) == [case.number]
    assert desk.get(view["url"]).context["views"][0]["active"]
    assert rows(sign_in("stranger").get(view["url"])) == []


def test_the_same_name_again_means_the_new_list(desk, town):
    desk.post(f"{LOOK}keep/", {"tab": "overdue", "name": "早上"})
    desk.post(f"{LOOK}keep/", {"tab": "pending", "name": " 早上 "})

    assert DeskView.objects.get(name="早上").asked == {"tab": "pending"}


def test_a_view_without_a_name_and_one_too_many_are_refused(desk, town):
    nameless = desk.post(f"{LOOK}keep/", {"tab": "overdue", "name": " "})
    officer = town.people.desk
    DeskView.objects.bulk_create(DeskView(officer=officer, name=f"{n}") for n in range(20))
    one_more = desk.post(f"{LOOK}keep/", {"tab": "overdue", "name": "第二十一"})

    assert (nameless.status_code, one_more.status_code) == (422, 422)
    assert DeskView.objects.filter(officer=officer).count() == 20


def test_one_forgets_ones_own_views_alone(desk, sign_in, town):
    desk.post(f"{LOOK}keep/", {"tab": "overdue", "name": "早上"})
    view = DeskView.objects.get(name="早上")

    assert sign_in("reviewer").post(f"{LOOK}{view.uuid}/forget/").status_code == 404
    assert DeskView.objects.filter(pk=view.pk).exists()
    desk.post(f"{LOOK}{view.uuid}/forget/")
    assert not DeskView.objects.filter(pk=view.pk).exists()


def test_the_form_offers_places_kinds_units_and_what_is_chosen(desk, town):
    page = desk.get(LOOK, {"tab": "overdue", "kind": "05", "q": "灯"})

    form = page.context["narrow"]
    assert (town.here.general.code, town.here.general.name) in form.fields["place"].choices
    assert town.there.general.code not in dict(form.fields["place"].choices)
    assert (str(town.lighting.uuid), "lighting") in form.fields["unit"].choices
    assert '<option value="05" selected>' in page.text
    assert '<input type="hidden" name="q" value="灯">' in page.text


def test_the_database_keeps_names_apart_and_trimmed(town):
    facts = {"officer": town.people.desk}
    DeskView.objects.create(name="早上", **facts)

    for name, constraint in (
        ("早上", "desk_view_has_one_name_of_an_officer"),
        (" 晚", "desk_view_name_has_no_blank_end"),
    ):
        with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
            DeskView.objects.create(name=name, **facts)


def test_a_list_of_more_than_eight_columns_is_pushed_sideways(desk, town):
    a_case(town)
    broad = ".".join(("number", "kind", "address", "grid", "source", "term", "state", "who", "reported"))

    assert "gw-table-broad" in desk.get(DESK, {"cols": broad}).text
    assert "gw-table-broad" not in desk.get(DESK).text
