"""What a fault test counted: one line on the terminal, and from the long forms a table in docs/faults.md."""

import os
import platform
import sys
from datetime import date

from tests.faults.servers import BASE

PAGE = BASE / "docs" / "faults.md"
HEAD = """# Faults: what was done to the product, and what was lost

Written by `make test-long` (tests/faults): every row is measured by its last long run, with servers and processes of
its own. An acknowledged report is one whose sender was shown the page with the number. The short forms of the same
tests run in `make test`. The load is the machine's when the run ended: above the number of cores others were at work
as well.

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
    """Put the row into the table, in the place of the fault's last one."""
    lines = [line for line in PAGE.read_text().splitlines() if line.startswith("| ")]
    rows = {line.split(" | ")[0]: line for line in lines[2:]}
    rows[f"| {fault}"] = f"| {fault} | {conditions}; load {os.getloadavg()[0]:.0f} | {said(figures)} |"
    head = HEAD.format(machine=machine(), day=date.today().isoformat())  # noqa: DTZ011  of the machine, for people
    PAGE.write_text(head + "\n".join(row for _, row in sorted(rows.items())) + "\n")


def machine():
    kernel = platform.release().partition("-")[0]
    return f"{os.cpu_count()} cores, {platform.system()} {kernel}, Python {platform.python_version()}"
