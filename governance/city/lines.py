"""How values are written for COPY (pure)."""

from datetime import UTC, datetime, timedelta

ROOM = 16  # ids kept for what hangs on a case: its events, its clocks
NULL = "\\N"
TABLES = (
    "cases_case",
    "cases_caseevent",
    "cases_casetext",
    "cases_reporter",
    "cases_assignment",
    "cases_clock",
)
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
FIRST_DAY, LAST_DAY, DAY = 18_000, 30_000, 86_400
DATES = [(EPOCH + timedelta(days=day)).date().isoformat() for day in range(FIRST_DAY, LAST_DAY)]
TIMES = [f"{second // 3600:02d}:{second // 60 % 60:02d}:{second % 60:02d}+00" for second in range(DAY)]


def moment(second):
    """Epoch seconds as PostgreSQL reads a moment; nothing where there is none."""
    if not second:
        return NULL
    day, rest = divmod(second, DAY)
    return f"{DATES[day - FIRST_DAY]} {TIMES[rest]}"


def binary(text):
    """Bytes in hex, as COPY reads them."""
    return f"\\\\x{text}"


def pick(rng, weighted):
    """One of (thing, weight), by their weight."""
    at = rng.random() * sum(weight for _thing, weight in weighted)
    for thing, weight in weighted:
        at -= weight
        if at <= 0:
            return thing
    return weighted[-1][0]
