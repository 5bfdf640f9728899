"""A list on the pages: upload, columns, check, mend, bring in, take back; and what is taken out."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils.timezone import localdate
from openpyxl import load_workbook

from grids.actions.imports.later import APPLY, REFUSED
from grids.actions.imports.run import step
from grids.enums import ExportState, ImportState, Role, RowState
from grids.imports.kinds import kind_of
from grids.models import AccountCode, Building, Export, ImportBatch, Officer, Post
from messaging.models import Message
from tests.grids import world
from tests.grids.accounts import signed_in
from tests.grids.imports.sheets import BUILDINGS, xlsx
from tests.messaging.drain import drain

pytestmark = pytest.mark.django_db


@pytest.fixture
def keeper(ground):
    return signed_in(world.post(ground.here.street, Role.ADMINISTRATOR).officer)


@pytest.fixture
def security(ground):
    return signed_in(world.post(ground.here.street, Role.SECURITY).officer)


def upload(client, kind, content, name="名单.xlsx", query=""):
    sent = SimpleUploadedFile(name, content)
    return client.post(f"/imports/new/{kind}/{query}", {"list": sent})


def led(client, kind, *rows):
    """Upload and check; the address of the list."""
    address = upload(client, kind, xlsx(*rows))["Location"]
    batch = ImportBatch.objects.latest("pk")
    answer = client.post(f"{address}columns/", {name: str(place) for name, place in batch.columns.items()})
    assert answer.status_code == 302, answer.content.decode()
    return address


def rows_in(response):
    """The rows of the first sheet of an answer."""
    book = load_workbook(io.BytesIO(b"".join(response.streaming_content)))
    return [[cell.value for cell in row] for row in book.worksheets[0].iter_rows()], book


def test_six_steps_from_the_template_to_the_result(ground, keeper):
    assert keeper.get("/imports/new/buildings/").status_code == 200
    address = led(keeper, "buildings", BUILDINGS, (ground.here.micro.code, "㐀䶮𠮷楼", "新路1号", "3"))
    assert ImportBatch.objects.get().document.removed_at is not None
    assert "㐀䶮𠮷楼" in keeper.get(address).content.decode()

    assert keeper.post(f"{address}bring-in/", {"what": "all"})["Location"] == address

    assert Building.objects.get().name == "㐀䶮𠮷楼"
    assert keeper.get(address).status_code == 200
    keeper.post(f"{address}take-back/")
    assert ImportBatch.objects.get().state == ImportState.UNDONE


def test_a_wrong_row_is_shown_with_its_cure_and_mended_in_place(ground, keeper):
    address = led(keeper, "buildings", BUILDINGS, (ground.here.micro.code, "甲楼", "", "三口"))
    page = keeper.get(address).content.decode()
    assert "三口" in page
    assert f"{address}rows/2/" in page

    form = {"grid": ground.here.micro.code, "name": "甲楼", "address": "", "household_count": "3"}
    assert keeper.get(f"{address}rows/2/").status_code == 200
    assert keeper.post(f"{address}rows/2/", form).status_code == 302

    assert ImportBatch.objects.get().counts == {RowState.NEW: 1}


def test_the_wrong_rows_come_back_red_with_the_cure_and_go_in_again(ground, keeper):
    rows = (ground.here.micro.code, "=甲楼", "", "三口"), (ground.here.micro.code, "乙楼", "", "3")
    address = led(keeper, "buildings", BUILDINGS, *rows)
    keeper.post(f"{address}bring-in/", {"what": "good"})

    found, book = rows_in(keeper.get(f"{address}to-mend/"))

    assert found[0][:4] == list(BUILDINGS)
    assert found[1][:5] == [ground.here.micro.code, "=甲楼", "", "三口", "2"]
    cell = book.worksheets[0]["D2"]
    assert (cell.fill.fgColor.rgb, bool(cell.comment)) == ("FFFDE8E6", True)
    assert book.worksheets[0]["B2"].data_type == "s"
    again = upload(keeper, "buildings", xlsx(*found), query=f"?mends={ImportBatch.objects.get().uuid}")
    assert again.status_code == 302
    assert ImportBatch.objects.latest("pk").mends == ImportBatch.objects.earliest("pk")


@pytest.mark.parametrize(
    ("name", "content"),
    [("a.et", b"x"), ("a.exe", b"MZ"), ("a.xlsx", b""), ("a.ods", b"PK\x03\x04")],
)
def test_what_is_no_list_is_refused_on_the_form(keeper, name, content):
    answer = upload(keeper, "buildings", content, name)

    assert answer.status_code == 422
    assert ImportBatch.objects.count() == 0


def test_a_broken_file_says_so_on_its_page(keeper):
    address = upload(keeper, "buildings", b"PK\x03\x04 not really")["Location"]

    batch = ImportBatch.objects.get()
    assert (batch.state, batch.document.removed_at is None) == (ImportState.REFUSED, False)
    assert keeper.get(address).status_code == 200


def test_a_template_has_drop_downs_text_cells_and_examples(keeper):
    rows, book = rows_in(keeper.get("/imports/template/buildings/"))

    assert len(rows) == 1
    assert book.worksheets[0].data_validations.count == 2
    assert len(list(book.worksheets[1].rows)) == len(rows[0]) + 1


def test_a_long_list_is_checked_and_brought_in_by_a_worker(ground, keeper, monkeypatch):
    monkeypatch.setattr("grids.actions.imports.check.AT_ONCE", 1)
    monkeypatch.setattr("grids.actions.imports.apply.AT_ONCE", 1)
    monkeypatch.setattr("grids.actions.imports.undo.AT_ONCE", 1)
    rows = [(ground.here.micro.code, name, "", "3") for name in "甲乙丙"]
    address = led(keeper, "buildings", BUILDINGS, *rows)
    assert ImportBatch.objects.get().state == ImportState.CHECKING
    assert keeper.get(address).status_code == 200

    drain()
    keeper.post(f"{address}bring-in/", {"what": "all"})
    assert (ImportBatch.objects.get().state, Building.objects.count()) == (ImportState.APPLYING, 0)
    drain()
    assert (ImportBatch.objects.get().state, Building.objects.count()) == (ImportState.APPLIED, 3)
    keeper.post(f"{address}take-back/")
    drain()

    assert ImportBatch.objects.get().state == ImportState.UNDONE
    assert Building.objects.filter(valid_to=None).count() == 0


def test_a_very_long_list_goes_in_piece_by_piece(ground, keeper, monkeypatch):
    monkeypatch.setattr("grids.actions.imports.apply.AT_ONCE", 1)
    monkeypatch.setattr(kind_of("buildings"), "at_a_time", 2)
    rows = [(ground.here.micro.code, name, "", "3") for name in "甲乙丙丁戊"]
    address = led(keeper, "buildings", BUILDINGS, *rows)

    keeper.post(f"{address}bring-in/", {"what": "all"})
    assert ImportBatch.objects.get().state == ImportState.CHECKED
    keeper.post(f"{address}bring-in/", {"what": "good"})
    assert drain() == 3

    assert ImportBatch.objects.get().counts == {RowState.ADDED: 5}
    assert Building.objects.count() == 5


def test_a_very_long_list_is_taken_back_piece_by_piece(ground, keeper, monkeypatch):
    rows = [(ground.here.micro.code, name, "", "3") for name in "甲乙丙丁戊"]
    address = led(keeper, "buildings", BUILDINGS, *rows)
    keeper.post(f"{address}bring-in/", {"what": "all"})
    Building.objects.filter(name__in=["甲", "戊"]).update(household_count=99)
    monkeypatch.setattr("grids.actions.imports.undo.AT_ONCE", 1)
    monkeypatch.setattr(kind_of("buildings"), "at_a_time", 2)

    keeper.post(f"{address}take-back/")
    assert ImportBatch.objects.get().state == ImportState.APPLIED
    assert 'name="except_changed"' in keeper.get(address).text
    keeper.post(f"{address}take-back/", {"except_changed": "1"})
    assert drain() == 3

    batch = ImportBatch.objects.get()
    assert (batch.state, batch.counts) == (ImportState.UNDONE, {RowState.ADDED: 2, RowState.TAKEN_BACK: 3})
    assert {one.name for one in Building.objects.filter(valid_to=None)} == {"甲", "戊"}
    assert sorted(batch.notes["stayed"]) == ["2", "6"]


def test_the_second_press_brings_nothing_in_twice(ground, keeper):
    address = led(keeper, "buildings", BUILDINGS, (ground.here.micro.code, "甲楼", "", "3"))

    for _press in range(2):
        assert keeper.post(f"{address}bring-in/", {"what": "all"}).status_code == 302

    assert Building.objects.count() == 1


def test_who_has_lost_the_post_meanwhile_brings_nothing_in(ground, keeper, monkeypatch):
    monkeypatch.setattr("grids.actions.imports.apply.AT_ONCE", 0)
    address = led(keeper, "buildings", BUILDINGS, (ground.here.micro.code, "甲楼", "", "3"))
    keeper.post(f"{address}bring-in/", {"what": "all"})
    Post.objects.update(ends_on=localdate())

    drain()

    batch = ImportBatch.objects.get()
    assert (batch.state, Building.objects.count()) == (ImportState.CHECKED, 0)
    assert batch.refusal in keeper.get(address).content.decode()
    assert [told.title for told in Message.objects.all()] == [REFUSED]


def test_what_the_database_refuses_puts_the_list_back_with_a_sentence(ground, keeper):
    led(keeper, "buildings", BUILDINGS, (ground.here.micro.code, "甲楼", "", "3"))
    batch = ImportBatch.objects.get()
    ImportBatch.objects.update(state=ImportState.APPLYING)

    def write(batch, facts):
        Building.objects.create(name="乙楼", grid=None)

    step(APPLY, {"uuid": batch.uuid}, ImportState.APPLYING, write)

    batch.refresh_from_db()
    assert (batch.state, Building.objects.count()) == (ImportState.CHECKED, 0)
    assert batch.refusal
    assert Message.objects.get().title == REFUSED


def test_nobody_else_opens_a_list(ground, keeper, security):
    address = led(keeper, "buildings", BUILDINGS, (ground.here.micro.code, "甲楼", "", ""))

    for path in ("", "rows/2/", "to-mend/"):
        assert security.get(f"{address}{path}").status_code == 404
    for path in ("columns/", "bring-in/", "take-back/", "codes/"):
        assert security.post(f"{address}{path}").status_code == 404


def test_an_export_holds_what_the_person_sees_and_leaves_its_record(ground, keeper):
    world.building(ground.here.micro, household_count=5)
    world.building(ground.next.micro)

    rows, _book = rows_in(keeper.post("/exports/buildings/", {"reason": "核对台账"}))

    assert [row[1] for row in rows[1:]] == ["1 号楼"]
    export = Export.objects.get()
    assert (export.state, export.row_count, export.reason) == (ExportState.FETCHED, 1, "核对台账")


def test_nothing_is_taken_out_without_a_reason(keeper):
    assert keeper.post("/exports/buildings/", {"reason": " "}).status_code == 302
    assert Export.objects.count() == 0


def test_a_cell_that_looks_like_a_formula_goes_out_as_text(ground, keeper):
    house = world.building(ground.here.micro)
    house.name = '=HYPERLINK("http://evil.example")'
    house.save()

    _rows, book = rows_in(keeper.post("/exports/buildings/", {"reason": "核对"}))

    assert book.worksheets[0]["B2"].data_type == "s"


def test_a_large_export_is_made_later_and_fetched_once(ground, keeper, monkeypatch):
    monkeypatch.setattr("grids.actions.export.AT_ONCE", 1)
    for number in (1, 2, 3):
        world.building(ground.here.micro, number)
    assert keeper.post("/exports/buildings/", {"reason": "核对"}).status_code == 302
    drain()
    export = Export.objects.get()
    assert (export.state, export.row_count) == (ExportState.READY, 3)

    rows, _book = rows_in(keeper.post(f"/exports/{export.uuid}/fetch/"))
    assert len(rows) == 4
    assert keeper.post(f"/exports/{export.uuid}/fetch/").status_code == 302
    export.refresh_from_db()
    assert (export.state, export.document.removed_at is None) == (ExportState.FETCHED, False)


def test_people_get_their_codes_on_slips_once(ground, security):
    heads = ("姓名", "手机", "角色", "网格编码")
    rows = [(f"甲{n}", f"1380000000{n}", "网格员", ground.here.micro.code) for n in (1, 2)]
    address = led(security, "officers", heads, *rows)
    security.post(f"{address}bring-in/", {"what": "all"})

    page = security.post(f"{address}codes/").content.decode()

    assert AccountCode.objects.count() == 2
    assert "甲1" in page
    assert "13800000002" in page
    assert security.post(f"{address}codes/").status_code == 302
    assert AccountCode.objects.count() == 2
    code = page.split('translate="no">')[1].split("<")[0]
    fresh = Client()
    sent = {"username": Officer.objects.get(name="甲1").username, "password": code}
    assert fresh.post("/sign-in/", sent)["Location"].startswith("/sign-in/password/")


def test_the_list_of_lists(ground, keeper, django_assert_max_num_queries):
    led(keeper, "buildings", BUILDINGS, (ground.here.micro.code, "甲楼", "", ""))

    with django_assert_max_num_queries(9):
        page = keeper.get("/imports/").content.decode()

    assert "名单.xlsx" in page
