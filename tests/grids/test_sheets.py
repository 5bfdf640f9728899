"""A sheet is drawn, looked at as a camera would, and every code on it is read."""

import pypdfium2
import pytest
import zxingcpp
from pypdf import PdfReader

from files.actions.paper import PaperFailed, draw_paper
from grids.actions.batches import draw
from grids.actions.qr_codes import issue_code
from grids.doors import address_of
from grids.enums import SheetLayout
from grids.models import QrCode
from tests.grids.world import AT, CLOCK, building

pytestmark = pytest.mark.django_db
DOTS = 150 / 72  # a picture of 150 dpi
RARE = "㐀䶮𠮷"
STYLE = 'body { font-family: "Noto Sans CJK SC" }'
MISSING = b"<ffff>"  # the glyph of a sign that no font has


@pytest.fixture
def codes(ground):
    for number in range(1, 14):
        door = building(ground.here.micro, number)
        door.name = f"幸福里㐀䶮𠮷小区 {number} 号楼" if number < 13 else "很长的名字" * 12
        door.save()
        issue_code(door, by=CLOCK, at=AT)
    return list(QrCode.objects.with_place().order_by("pk"))


def drawn(codes, layout, tmp_path):
    path = tmp_path / "sheet.pdf"
    draw(codes, layout, path)
    return path


def read_from(path):
    """What each page says to a camera."""
    pages = pypdfium2.PdfDocument(path)
    pictures = [page.render(scale=DOTS).to_pil() for page in pages]
    return [sorted(found.text for found in zxingcpp.read_barcodes(picture)) for picture in pictures]


def test_every_code_of_a_page_of_cards_is_read_at_150_dpi(codes, tmp_path):
    path = drawn(codes, SheetLayout.CARDS, tmp_path)

    assert read_from(path) == [sorted(map(address_of, codes[:12])), [address_of(codes[12])]]


def test_a_poster_carries_one_code_and_its_place(codes, tmp_path):
    path = drawn(codes[:2], SheetLayout.POSTERS, tmp_path)

    assert read_from(path) == [[address_of(code)] for code in codes[:2]]
    width, height = PdfReader(path).pages[0].mediabox[2:]
    assert (round(width / 72 * 25.4), round(height / 72 * 25.4)) == (148, 210)
    assert "near街道" in PdfReader(path).pages[0].extract_text()


def test_rare_characters_are_drawn_and_not_boxed(codes, tmp_path):
    path = drawn(codes[:1], SheetLayout.CARDS, tmp_path)

    page = PdfReader(path).pages[0]
    assert RARE in page.extract_text()
    assert MISSING not in page.get_contents().get_data()


def test_a_sign_that_no_font_has_would_be_seen(tmp_path):
    draw_paper("<p>\U0010fffd", css=STYLE, codes={}, target=tmp_path / "a.pdf")

    assert MISSING in PdfReader(tmp_path / "a.pdf").pages[0].get_contents().get_data()


def test_paper_fetches_nothing(tmp_path):
    for stranger in (
        "http://127.0.0.1/x.png",
        "file:///etc/hostname",
        "code:unknown",
        "data:image/png;base64,",
    ):
        with pytest.raises(PaperFailed):
            draw_paper(f'<img src="{stranger}">', css="", codes={}, target=tmp_path / "a.pdf")
    with pytest.raises(PaperFailed):
        draw_paper("x", css="@import url(http://127.0.0.1/a.css);", codes={}, target=tmp_path / "a.pdf")

    assert list(tmp_path.iterdir()) == []
