"""What a fault test counted: one line on the terminal, and from the long forms a table in docs/faults.md."""

import json
import os
import platform
import sys
from datetime import date

from tests.faults.servers import BASE, FAULTS

KEPT = FAULTS / "figures.json"
PAGE = BASE / "docs" / "faults.md"
HEAD = """# Faults: what was done to the product, and what was lost

Written by `make test-long` (tests/faults): every row is measured by its last long run, with servers and processes of
its own. An acknowledged report is one whose sender was shown the page with the number. The short forms of the same
tests run in `make test`; a row that says "short form" is of one of these and waits for its long run. The load is the
machine's when the run ended: above the number of cores others were at work as well.

Machine: {machine}. Last run: {day}.

| fault | what was done | what was counted |
| --- | --- | --- |
"""


def tell(capfd, fault, conditions, figures, *, long=False):
    """Print the line; a long run also leaves its row in the table."""
    with capfd.disabled():
        sys.stderr.write(f"\n  {fault}: {conditions}: {said(figures)}\n")
    if long:
        keep(fault, conditions, figures)


def said(figures):
    return ", ".join(f"{value} {name}" for name, value in figures.items())


def keep(fault, conditions, figures):
    rows = json.loads(KEPT.read_text()) if KEPT.exists() else {}
    rows[fault] = [f"{conditions}; load {os.getloadavg()[0]:.0f}", said(figures)]
    KEPT.write_text(json.dumps(rows, ensure_ascii=False, indent=1))
    head = HEAD.format(machine=machine(), day=date.today().isoformat())  # noqa: DTZ011  of the machine, for people
    lines = [f"| {name} | {done} | {counted} |" for name, (done, counted) in sorted(rows.items())]
    PAGE.write_text(head + "\n".join(lines) + "\n")


def machine():
    kernel = platform.release().partition("-")[0]
    return f"{os.cpu_count()} cores, {platform.system()} {kernel}, Python {platform.python_version()}"
