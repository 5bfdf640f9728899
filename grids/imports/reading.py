"""Have a spreadsheet read in a process of its own: what a stranger's file does to a reader, it does there."""

import json
import signal
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

# By path: importing it into the child would bring Django along.
CHILD = Path(__file__).resolve().parent / "child.py"
MOST_ROWS, ABOVE = 50_000, 10  # ABOVE: a title and headings
CPU_SECONDS = 60
CPU_AT_ONCE = 8
WALL_SECONDS = 150
SMALL_PACKED, SMALL = 128 * 1024, 512 * 1024
ENDED_BY_ITSELF = {-signal.SIGXCPU, -signal.SIGKILL, -signal.SIGABRT, -signal.SIGSEGV, -signal.SIGBUS}


class ReadFailed(Exception):
    """The child could not work and the file may be good: try again."""


class Unreadable(Exception):
    """The file is refused; the argument is a word of refusals.REFUSALS."""


@dataclass(frozen=True)
class Sheet:
    """The rows of the first visible sheet, [(number, [text, …])], without the empty ones."""

    rows: list
    filled: int


def is_small(path):
    """Whether a file is read while its owner waits: about two thousand rows. By its size: nothing of it is opened
    here."""
    with path.open("rb") as stream:
        is_packed = stream.read(2) == b"PK"
    return path.stat().st_size <= (SMALL_PACKED if is_packed else SMALL)


def read_sheet(path, *, cpu_seconds=CPU_SECONDS):
    """Read the file at `path`. Raises Unreadable where the file is to blame, ReadFailed where the machine is."""
    # -I and an empty environment: the process that meets a stranger's bytes holds no key and no address.
    command = [sys.executable, "-I", str(CHILD), str(path), str(cpu_seconds)]
    with tempfile.TemporaryFile() as answer:
        run(command, answer)
        answer.seek(0)
        return sheet_of(answer)


def run(command, answer):
    """Have the child write into the file `answer`, which it can make only so large."""
    try:
        child = subprocess.run(  # noqa: S603  our own script, and a path made of a uuid
            command,
            env={"LANG": "C.UTF-8"},
            stdin=subprocess.DEVNULL,
            stdout=answer,
            stderr=subprocess.DEVNULL,
            timeout=WALL_SECONDS,
        )
    except subprocess.TimeoutExpired as error:
        raise ReadFailed(f"no answer in {WALL_SECONDS} s") from error
    if child.returncode in ENDED_BY_ITSELF:
        raise Unreadable("too_heavy")
    if child.returncode:
        raise ReadFailed(f"child ended with {child.returncode}")


def sheet_of(lines):
    """The Sheet of the child's lines, read one by one. Refused as Unreadable where the last says so."""
    rows, answer = [], {}
    for line in lines:
        row = json.loads(line)
        if isinstance(row, dict):
            answer = row
        else:
            rows.append(tuple(row))
    if "refused" in answer:
        raise Unreadable(answer["refused"])
    if "filled" not in answer:
        raise ReadFailed("the answer is not whole")
    if len(rows) > MOST_ROWS + ABOVE:
        raise Unreadable("too_many_rows")
    return Sheet(rows, answer["filled"])
