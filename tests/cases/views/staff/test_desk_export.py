"""A list of the desk taken out exactly as it is shown; who else has a case open; what nobody has answered."""

import io
import re
from datetime import timedelta

import pytest
from django.utils.timezone import now
from python_calamine import CalamineWorkbook

from cases import presence
from cases.enums import Action, Alert
from cases.exports import DeskList, harmless
from cases.models import Case
from grids.actions import export as exporting
from grids.actions.export import make
from grids.models import Export
from tests.cases.gallery import kept_town, street  # noqa: F401 - fixtures
from tests.cast import a_case, do, lead_to

OUT = "/desk/out/"
PREVIEW = {"HX-Request": "true", "HX-Target": "preview"}
WITH = {"HX-Request": "true", "HX-Target": "with-me"}


@pytest.fixture
def desk(sign_in, town):
    presence.store.flushdb()
    return sign_in("desk")


def body(page):
    return b"".join(page.streaming_content)


def table(page):
    """The rows of a plain table without its heads."""
    return [line.split(",") for line in body(page).decode("utf-8-sig").split("\r\n")[1:-1]]


def test_the_file_holds_the_cases_columns_and_order_of_the_list(desk, town):
    lamp, later = a_case(town, code="05007"), a_case(town, code="05007")
    a_case(town, code="10004")
    asked = {
        "tab": "waiting",
        "kind": "05007",
        "cols": "number.state.kind",
        "reason": "例会用",
        "file": "csv",
    }

    rows = table(desk.post(OUT, asked))

    page = desk.get("/desk/", asked)
    assert (
        [row[0] for row in rows]
        == [row.number for row in page.context["rows"]]
        == [lamp.number, later.number]
    )
    assert rows[0][1:] == ["待派单", "路灯单盏不亮"]
    taken = Export.objects.get(kind="cases")
    assert (taken.row_count, taken.reason, taken.fields) == (2, "例会用", ["number", "state", "kind"])


def test_a_spreadsheet_has_text_in_every_cell_and_rare_characters(desk, town):
    case = a_case(town)
    Case.objects.filter(pk=case.pk).update(address="=1+1 𠮷祥里䶮楼")

    page = desk.post(OUT, {"tab": "waiting", "cols": "number.address", "reason": "例会用", "file": "xlsx"})

    sheet = CalamineWorkbook.from_filelike(io.BytesIO(body(page))).get_sheet_by_index(0).to_python()
    assert sheet == [["单号", "地址"], [case.number, "=1+1 𠮷祥里䶮楼"]]


@pytest.mark.parametrize("words", ["=1+1", "+86", "-1", "@x", "\tx", "\rx"])
def test_no_cell_of_a_plain_table_is_a_formula(words):
    assert harmless(words) == f"'{words}"
    assert harmless("幸福里 -1") == "幸福里 -1"


def test_a_long_list_is_made_later_shown_on_its_way_and_fetched_once(desk, town, monkeypatch):
    cases = [a_case(town) for _ in range(3)]
    monkeypatch.setattr(exporting, "AT_ONCE", 2)

    landed = desk.post(
        OUT, {"tab": "waiting", "cols": "number", "reason": "年终", "file": "csv"}, follow=True
    )
    export = Export.objects.get(kind="cases")
    assert (export.state, landed.redirect_chain[-1][0]) == ("waiting", "/desk/out/?tab=waiting&cols=number")
    make({"uuid": export.uuid}, key=None)
    assert str(export.uuid) in desk.get(OUT).text

    assert [row[0] for row in table(desk.post(f"{OUT}{export.uuid}/"))] == [case.number for case in cases]
    again = desk.post(f"{OUT}{export.uuid}/")
    assert again.status_code == 302


def test_without_a_reason_nothing_goes_out(desk, town):
    assert desk.post(OUT, {"tab": "waiting", "reason": "", "file": "csv"}).status_code == 422
    assert not Export.objects.exists()


def test_lists_of_cases_are_not_offered_among_the_others(desk, town):
    assert DeskList.word not in {kind.word for kind, _form in desk.get("/imports/").context["out"]}


def test_who_else_has_a_case_open_is_said_until_he_goes_on(desk, sign_in, town):
    case, other = a_case(town), a_case(town)
    district = sign_in("district")

    alone = desk.get("/desk/", {"case": case.number}, headers=PREVIEW)
    both = district.get("/desk/", {"case": case.number}, headers=PREVIEW)
    told = desk.get("/desk/", {"case": case.number, "told": "0"}, headers=WITH)
    said = re.search(r"told=(\w+)", told.text)[1]
    known = desk.get("/desk/", {"case": case.number, "told": said}, headers=WITH)
    district.get("/desk/", {"case": other.number}, headers=PREVIEW)
    gone = desk.get("/desk/", {"case": case.number, "told": said}, headers=WITH)

    assert (alone.context["others"], both.context["others"]) == ([], ["desk"])
    assert "district" in told.text
    assert (known.status_code, known.content) == (204, b"")
    assert "district" not in gone.text


def test_the_board_counts_what_its_links_list(desk, town):
    for _ in range(2):
        a_case(town)
    given = do(a_case(town), Action.DISPATCH, town.by_desk, town, to=town.lighting)
    Case.objects.update(alert=Alert.RED)

    boards = dict(desk.get("/desk/overdue/").context["boards"])

    for row in [*boards["place"], *boards["unit"]]:
        page = desk.get(row["url"])
        assert len(page.context["rows"]) == page.context["totals"].all == row["late"]
    assert [row["late"] for row in boards["place"]] == [3]
    assert [(row["name"], row["late"]) for row in boards["unit"]] == [("lighting", 1)]
    assert given.handler_department == town.lighting


@pytest.mark.parametrize("rows", [1, 3])
def test_board_and_unanswered_cost_the_same_for_one_and_three(desk, town, rows, django_assert_num_queries):
    for _ in range(rows):
        lead_to(town, "dispatched")
    Case.objects.update(alert=Alert.RED)

    with django_assert_num_queries(6):  # session, officer, posts, places, units, unread
        desk.get("/desk/overdue/")
    with django_assert_num_queries(5):  # session, officer, posts, cases, unread
        page = desk.get("/desk/unanswered/")
    assert len(page.context["page"].rows) == rows


def test_unanswered_is_what_is_in_work_while_its_reporter_waits(desk, town):
    waits, spoken = lead_to(town, "dispatched"), lead_to(town, "dispatched")
    a_case(town)
    nobody = do(a_case(town, phone=""), Action.DISPATCH, town.by_desk, town)
    do(spoken, Action.CONTACT, town.by_desk, town, at=now() + timedelta(hours=1))

    found = {case.number for case in desk.get("/desk/unanswered/").context["page"].rows}

    assert waits.number in found
    assert spoken.number not in found
    assert nobody.number not in found
