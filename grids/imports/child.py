"""The process that opens a stranger's spreadsheet. Run as a script by grids.imports.reading; knows nothing of Django.

It limits itself, looks at the archive before anything is unpacked, reads the first sheet row by row and writes each row
as a line of JSON: [number, [cell, …]], every cell as text. The last line says how many cells below a merged one were
filled. No formula is computed: a cell has the value the program that saved it had found.

    python child.py SOURCE CPU_SECONDS      → lines of JSON; the last {"rows": …, "filled": …} or {"refused": …}
"""

import csv
import io
import json
import re
import resource
import sys
import zipfile
from datetime import date, datetime, time
from pathlib import Path

from openpyxl import load_workbook
from python_calamine import CalamineError, CalamineWorkbook, PasswordError, SheetVisibleEnum

MEMORY_BYTES = 512 * 1024 * 1024
MOST_BYTES = 20 * 1024 * 1024
MOST_ROWS = 50_000
MOST_COLUMNS = 60
MOST_UNPACKED = 200 * 1024 * 1024
MOST_MEMBERS = 500
MOST_RATIO = 100
MOST_LETTERS = 10 * 1024 * 1024  # of all cells together: one long text can stand behind every cell
LONGEST_CELL = 1_000
ANSWER_BYTES = 96 * 1024 * 1024  # a letter takes six bytes at most, and 50,000 rows their brackets and commas
MOST_MERGED = 200_000
LOSES_DIGITS = 10**15
MERGED = re.compile(r'<(?:\w{1,9}:)?mergeCell\s[^>]{0,80}?ref="([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})"')
CHUNK = 1024 * 1024


class Unfit(Exception):
    """The file is refused; the argument is the word for why (grids.imports.refusals)."""


def limit_myself(cpu_seconds):
    resource.setrlimit(resource.RLIMIT_CPU, (cpu_seconds, cpu_seconds + 2))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
    resource.setrlimit(resource.RLIMIT_FSIZE, (ANSWER_BYTES, ANSWER_BYTES))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def rows_of(path):
    """(rows, {(row, column): (first row, first column)} of merged cells). By the first bytes, never by the name."""
    if path.stat().st_size > MOST_BYTES:
        raise Unfit("too_large")
    with path.open("rb") as stream:
        head = stream.read(8)
    if head.startswith(b"PK\x03\x04"):
        look_inside(path)
        return from_xlsx(path)
    if head.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        return from_xls(path)
    return from_csv(path), {}


def look_inside(path):
    """The directory of the archive, before a byte is unpacked: Python's reader never unpacks past what it says."""
    try:
        with zipfile.ZipFile(path) as archive:
            members = archive.infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError):
        raise Unfit("damaged") from None
    names = {member.filename for member in members}
    if any(name.startswith(("/", "\\")) or ".." in name.replace("\\", "/").split("/") for name in names):
        raise Unfit("damaged")
    if "[Content_Types].xml" not in names or "xl/workbook.xml" not in names:
        raise Unfit("not_a_table")
    if any(member.flag_bits & 1 for member in members):
        raise Unfit("locked")
    unpacked = sum(member.file_size for member in members)
    if len(members) > MOST_MEMBERS or unpacked > MOST_UNPACKED or is_bomb(members):
        raise Unfit("too_heavy")


def is_bomb(members):
    return any(
        member.file_size > CHUNK and member.file_size > MOST_RATIO * max(member.compress_size, 1)
        for member in members
    )


def from_xlsx(path):
    """openpyxl, row by row: what the sheet says about its own size is not believed."""
    book = load_workbook(path.open("rb"), read_only=True, data_only=True, keep_links=False)
    sheets = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
    if not sheets:
        raise Unfit("empty")
    sheet = sheets[0]
    sheet.reset_dimensions()
    with zipfile.ZipFile(path) as archive:
        merged = merged_in(archive, sheet._worksheet_path)
    return sheet.iter_rows(max_col=MOST_COLUMNS, values_only=True), merged


def merged_in(archive, member):
    """The merged cells stand behind the rows, where a reader row by row does not come to know of them."""
    found, tail = {}, ""
    with archive.open(member) as stream:
        while chunk := stream.read(CHUNK):
            window = tail + chunk.decode("latin-1")  # the letters and digits sought are alike in every coding
            end = 0
            for match in MERGED.finditer(window):
                add_merged(found, *match.groups())
                end = match.end()
            tail = window[max(end, len(window) - 200) :]
    return found


def add_merged(found, left, top, right, bottom):
    column, first, last = number_of(left), int(top), int(bottom)
    if last - first > MOST_ROWS or len(found) > MOST_MERGED:
        raise Unfit("too_heavy")
    if column < MOST_COLUMNS:
        found.update({(row, column): (first, column) for row in range(first + 1, last + 1)})


def number_of(letters):
    """0 for A, 26 for AA."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number - 1


def from_xls(path):
    """The old format. Its reader lays the whole sheet out: the limit on memory ends it where that is a trick."""
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(path.read_bytes()))
        names = [one.name for one in book.sheets_metadata if one.visible == SheetVisibleEnum.Visible]
        if not names:
            raise Unfit("empty")
        sheet = book.get_sheet_by_name(names[0])
        rows = sheet.to_python(skip_empty_area=False)
        ranges = sheet.merged_cell_ranges or []
    except PasswordError:
        raise Unfit("locked") from None
    except CalamineError:
        raise Unfit("damaged") from None
    merged = {}
    for (top, left), (bottom, _right) in ranges:
        merged.update({(row + 1, left): (top + 1, left) for row in range(top + 1, bottom + 1)})
    return ((one[:MOST_COLUMNS] for one in rows), merged)


def from_csv(path):
    text = decoded(path.read_bytes())
    if "\x00" in text:
        raise Unfit("not_a_table")
    head = text[: 64 * 1024]
    sign = max(",\t;", key=lambda one: head.count(one))
    csv.field_size_limit(LONGEST_CELL * 100)
    return (row[:MOST_COLUMNS] for row in csv.reader(io.StringIO(text, newline=""), delimiter=sign))


def decoded(content):
    """UTF-8, with or without its mark, UTF-16 with one, or the GBK that Excel and WPS save in China."""
    marked = content.startswith((b"\xff\xfe", b"\xfe\xff"))
    for coding in ("utf-16",) if marked else ("utf-8-sig", "gb18030"):
        try:
            return content.decode(coding)
        except UnicodeDecodeError:
            continue
    raise Unfit("not_a_table")


def text_of(value):
    """A cell as text. A number that Excel has cut to fifteen digits shows it, so that nobody takes it for whole."""
    if value is None or value == "":
        return ""
    if isinstance(value, str):
        return value[:LONGEST_CELL]
    if isinstance(value, bool):
        return "1" if value else "0"
    if isinstance(value, int | float):
        return number_text(value)
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(sep=" ")
    return value.isoformat() if isinstance(value, date | time) else str(value)[:LONGEST_CELL]


def number_text(value):
    if abs(value) >= LOSES_DIGITS:
        return f"{value:.15E}"
    return str(int(value)) if value == int(value) else repr(value)


def written(rows, merged, target):
    """Write each row that is not empty; answer how many, and how many cells were filled from the one they hang on."""
    count = letters = filled = 0
    above = set(merged.values())
    kept = {}
    for number, row in enumerate(rows, start=1):
        cells = [text_of(value) for value in row]
        for column in range(len(cells)) if merged else ():
            place = (number, column)
            if place in above:
                kept[place] = cells[column]
            elif place in merged and not cells[column]:
                cells[column] = kept.get(merged[place], "")
                filled += bool(cells[column])
        while cells and not cells[-1].strip():
            cells.pop()
        if not cells:
            continue
        count, letters = count + 1, letters + sum(map(len, cells))
        if count > MOST_ROWS + 10 or letters > MOST_LETTERS:
            raise Unfit("too_many_rows" if count > MOST_ROWS else "too_heavy")
        target.write(json.dumps([number, cells], ensure_ascii=False) + "\n")
    return {"rows": count, "filled": filled}


def main(source, cpu_seconds):
    limit_myself(int(cpu_seconds))
    target = io.TextIOWrapper(sys.stdout.buffer, encoding="utf-8", errors="replace", newline="\n")
    try:
        rows, merged = rows_of(Path(source))
        answer = written(rows, merged, target)
    except Unfit as unfit:
        answer = {"refused": unfit.args[0]}
    except MemoryError:
        answer = {"refused": "too_heavy"}
    except Exception as error:  # whatever a reader says of bytes it cannot make sense of
        answer = {"refused": "damaged", "error": type(error).__name__}
    target.write(json.dumps(answer) + "\n")
    target.flush()


if __name__ == "__main__":
    main(*sys.argv[1:])
