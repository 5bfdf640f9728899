"""One question for a due time, as people and programs write it: from, limit, unit and perhaps a calendar. Pure.

A moment is ISO 8601, or year first with - / . or 年月日; without an offset it is Shanghai's time, without a clock time
the first moment of that day. A unit is its short word in any case, or its Chinese name (domain.md 2.5).
"""

import csv
import re
import unicodedata
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from common.due import checked_limit
from common.worktime import SHANGHAI, Unit

UNITS = {
    **{str(unit): unit for unit in Unit},
    **dict.fromkeys(("紧急工作时", "紧急工作小时"), Unit.UH),
    "紧急工作日": Unit.UD,
    **dict.fromkeys(("工作时", "工作小时"), Unit.WH),
    **dict.fromkeys(("工作日", "个工作日"), Unit.WD),
    **dict.fromkeys(("自然日", "日历日", "天"), Unit.ND),
    **dict.fromkeys(("月", "自然月", "个月"), Unit.MO),
}
HEADERS = frozenset({"from", "start", "begin", "started_at", "起", "起点", "开始", "开始时间", "起算时间"})
BYTE_ORDER_MARK = "\ufeff"
DELIMITERS = ",\t;"
LOOSELY = re.compile(
    r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?"
    r"(?:[ T]*(\d{1,2})[:时点](?:(\d{1,2})分?)?(?::?(\d{1,2})(\.\d+)?秒?)?)?"
    r" *(Z|[+-]\d{2}(?::?\d{2})?)?"
)


@dataclass(frozen=True)
class Question:
    """What is asked: `calendar` is empty where the usual one is meant."""

    start: datetime
    limit: Decimal
    unit: Unit
    calendar: str = ""


def question_of(line: str) -> Question | None:
    """The question of one line, None for a blank one. ValueError says what is wrong with it."""
    fields = fields_of(line)
    if fields == [""]:
        return None
    if len(fields) not in (3, 4):
        raise ValueError("a line is from,limit,unit or from,limit,unit,calendar")
    start, limit, unit, calendar = (*fields, "")[:4]
    unit = unit_of(unit)
    return Question(moment_of(start), checked_limit(limit, unit), unit, calendar)


def is_header(line: str) -> bool:
    """Whether a line names the columns instead of asking."""
    return fields_of(line)[0].casefold() in HEADERS


def fields_of(line: str) -> list[str]:
    """The fields of a line, cut by commas (full-width ones too), else by tabs or semicolons; quotes are understood."""
    line = plain(line).strip("\r\n")
    cut = next((sign for sign in DELIMITERS if sign in line), ",")
    if '"' in line:
        return [field.strip() for field in quoted(line, cut)]
    return [field.strip() for field in line.split(cut)]


def quoted(line: str, cut: str) -> list[str]:
    try:
        return next(csv.reader([line], delimiter=cut, skipinitialspace=True))
    except csv.Error as wrong:
        raise ValueError(f"the line cannot be read: {wrong}") from wrong


def moment_of(text: str) -> datetime:
    """An aware moment. ValueError for what is none."""
    text = plain(text).strip()
    try:
        moment = datetime.fromisoformat(text.upper())
    except ValueError:
        moment = loosely(text)
    return moment if moment.tzinfo else moment.replace(tzinfo=SHANGHAI)


def loosely(text: str) -> datetime:
    found = LOOSELY.fullmatch(text.upper())
    if found is None:
        raise ValueError(f"{text!r} is not a moment like 2026-02-13T17:30 or 2026-02-13T17:30+08:00")
    *parts, fraction, zone = found.groups(default="")
    year, month, day, hour, minute, second = (int(part or 0) for part in parts)
    written = f"{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}{fraction}{zone}"
    try:
        return datetime.fromisoformat(written)
    except ValueError as wrong:
        raise ValueError(f"{text!r} is not a moment: {wrong}") from None


def unit_of(text: str) -> Unit:
    """The unit of a short word or a Chinese name. ValueError names those there are."""
    unit = UNITS.get(plain(text).strip().upper())
    if unit is None:
        raise ValueError(f"{text!r} is not a unit; there are {', '.join(Unit)}")
    return unit


def plain(text: str) -> str:
    """Full-width signs as their plain ones, no byte order mark."""
    return text if text.isascii() else unicodedata.normalize("NFKC", text).replace(BYTE_ORDER_MARK, "")
