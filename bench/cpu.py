"""How much processor time the web processes and the database have used: it does not depend on who else is running."""

import os
from pathlib import Path

from bench.servers import postgres

TICK = os.sysconf("SC_CLK_TCK")
PARENT, SESSION, TIMES = 1, 3, slice(11, 15)  # fields of /proc/<pid>/stat after the name


def of_session(leader):
    """Seconds of processor time of all processes of a session, those that ended included."""
    return sum(seconds(fields) for fields in processes() if int(fields[SESSION]) == leader)


def of_database():
    """The same of the bench's PostgreSQL."""
    postmaster = postgres.run("head", "-1", postgres.folder() / "postmaster.pid").stdout.strip()
    own = next((seconds(fields) for pid, fields in numbered() if pid == postmaster), 0)
    return own + sum(seconds(fields) for fields in processes() if fields[PARENT] == postmaster)


def processes():
    return (fields for _pid, fields in numbered())


def numbered():
    for folder in Path("/proc").iterdir():
        if folder.name.isdigit():
            try:
                yield folder.name, (folder / "stat").read_text().rpartition(")")[2].split()
            except (FileNotFoundError, ProcessLookupError):
                continue


def seconds(fields):
    """Own time and that of children waited for."""
    return sum(map(int, fields[TIMES])) / TICK
