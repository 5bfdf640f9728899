"""Files made to hurt whoever reads them, each made by code, and files that only look so."""

import io
import zipfile

from tests.grids.imports.sheets import xlsx

HEAD = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
SHEET = "xl/worksheets/sheet1.xml"


def changed(members=None, *, names=None, rows=(("a", "b"), ("1", "2"))):
    """A sound xlsx with some members put in place of its own, or beside them."""
    target, source = io.BytesIO(), zipfile.ZipFile(io.BytesIO(xlsx(*rows)))
    given = members or {}
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in source.namelist():
            if name not in given:
                archive.writestr(name, source.read(name))
        for name, content in {**given, **(names or {})}.items():
            archive.writestr(name, content)
    return target.getvalue()


def sheet(body, dimension="A1:B2", before=b""):
    text = f'<worksheet xmlns="{MAIN}"><dimension ref="{dimension}"/>{body}</worksheet>'
    return changed({SHEET: HEAD + before + text.encode()})


def cell(place, text):
    return f'<c r="{place}" t="inlineStr"><is><t>{text}</t></is></c>'


def zip_bomb():
    return changed(names={"xl/media/a.bin": b"\0" * 150_000_000})


def shared_strings():
    """120 MB of shared words, as 120 KB."""
    text = b"A" * 1_000_000
    words = HEAD + f'<sst xmlns="{MAIN}">'.encode() + b"<si><t>" + text + b"</t></si>" * 1 + b"</sst>"
    return changed({"xl/sharedStrings.xml": words + b" " * 120_000_000})


def billion_laughs():
    entities = b"".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">'.encode() for n in range(1, 10))
    declared = b'<!DOCTYPE lolz [<!ENTITY l0 "lol">' + entities + b"]>"
    return sheet(f'<sheetData><row r="1">{cell("A1", "&l9;")}</row></sheetData>', before=declared)


def outside_entity():
    declared = b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    return sheet(f'<sheetData><row r="1">{cell("A1", "&x;")}</row></sheetData>', before=declared)


def path_tricks():
    return changed(names={"../../evil": b"x", "/etc/cron.d/evil": b"x", "xl\\..\\..\\evil": b"x"})


def many_members():
    return changed(names={f"xl/x{number}": b"" for number in range(1_000)})


def far_cell():
    """A1 and XFD1048576: a reader that lays the sheet out needs the memory of 17 thousand million cells."""
    rows = f'<row r="1">{cell("A1", "a")}</row><row r="1048576">{cell("XFD1048576", "z")}</row>'
    return sheet(f"<sheetData>{rows}</sheetData>", dimension="A1:XFD1048576")


def lies_about_its_size():
    rows = f'<row r="1">{cell("A1", "a")}</row><row r="2">{cell("A2", "1")}</row><row r="3">{cell("A3", "2")}</row>'
    return sheet(f"<sheetData>{rows}</sheetData>", dimension="A1:A2")


def empty_rows():
    """What a table program leaves when somebody colours whole columns: a million rows with nothing in them."""
    first = f'<row r="1">{cell("A1", "a")}</row><row r="2">{cell("A2", "1")}</row>'
    rest = "".join(f'<row r="{number}"/>' for number in range(3, 1_048_577))
    return sheet(f"<sheetData>{first}{rest}</sheetData>", dimension="A1:A1048576")


def formulas():
    return changed(
        {
            SHEET: HEAD
            + (
                f'<worksheet xmlns="{MAIN}"><sheetData><row r="1">{cell("A1", "a")}{cell("B1", "b")}</row>'
                '<row r="2"><c r="A2"><f>HYPERLINK("http://evil.example","x")</f><v>7</v></c>'
                '<c r="B2" t="str"><f>cmd|calc</f></c></row></sheetData></worksheet>'
            ).encode()
        }
    )


def too_many_rows():
    return b"a,b\n" + b"1,2\n" * 50_020


def half_a_file():
    return xlsx(("a", "b"), ("1", "2"))[:900]


def locked_ole():
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 4_096


def a_document():
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr("[Content_Types].xml", b"x")
        archive.writestr("word/document.xml", b"x")
    return target.getvalue()


def merged_forever():
    body = "<sheetData><row r='1'>" + cell("A1", "a") + "</row></sheetData>"
    return sheet(body + '<mergeCells><mergeCell ref="A1:A1048576"/></mergeCells>')
