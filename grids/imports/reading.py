"""Have a spreadsheet read in a process of its own: what a stranger's file does to a reader, it does there."""

import json
import signal
import subprocess
import sys
import zipfile
from dataclasses import dataclass
from pathlib import Path

# By path: importing it into the child would bring Django along.
CHILD = Path(__file__).resolve().parent / "child.py"
MOST_ROWS, ABOVE = 50_000, 10  # ABOVE: a title and headings
CPU_SECONDS = 60
CPU_AT_ONCE = 8
WALL_SECONDS = 150
SMALL_UNPACKED, SMALL = 4 * 1024 * 1024, 512 * 1024
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
    """Whether a file is read while its owner waits: about two thousand rows."""
    size = path.stat().st_size
    try:
        with zipfile.ZipFile(path) as archive:
            return sum(member.file_size for member in archive.infolist()) <= SMALL_UNPACKED
    except (zipfile.BadZipFile, ValueError, NotImplementedError):
        return size <= SMALL


def read_sheet(path, *, cpu_seconds=CPU_SECONDS):
    """Read the file at `path`. Raises Unreadable where the file is to blame, ReadFailed where the machine is."""
    # -I and an empty environment: the process that meets a stranger's bytes holds no key and no address.
    command = [sys.executable, "-I", str(CHILD), str(path), str(cpu_seconds)]
    try:
        child = subprocess.run(  # noqa: S603  our own script, and a path made of a uuid
            command,
            env={"LANG": "C.UTF-8"},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=WALL_SECONDS,
        )
    except subprocess.TimeoutExpired as error:
        raise ReadFailed(f"no answer in {WALL_SECONDS} s") from error
    if child.returncode in ENDED_BY_ITSELF:
        raise Unreadable("too_heavy")
    if child.returncode:
        raise ReadFailed(f"child ended with {child.returncode}")
    return sheet_of(child.stdout)


def sheet_of(output):
    *lines, last = output.decode("utf-8").rstrip("\n").split("\n")
    answer = json.loads(last)
    if "refused" in answer:
        raise Unreadable(answer["refused"])
    if len(lines) > MOST_ROWS + ABOVE:
        raise Unreadable("too_many_rows")
    return Sheet([tuple(json.loads(line)) for line in lines], answer["filled"])
