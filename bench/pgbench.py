"""pgbench as a function: how fast the database alone is with the statements of bench.capture."""

import os
import re
import subprocess
import sys
from urllib.parse import parse_qs, unquote, urlsplit

from bench import cpu, servers
from bench.servers import LOCAL

SCRIPTS = LOCAL / "pgbench"
MOST_DISPATCHED = 150  # by each client


def prepare(database):
    SCRIPTS.mkdir(parents=True, exist_ok=True)
    servers.run(database, sys.executable, "-m", "bench.capture", SCRIPTS, AS_OWNER="on")
    servers.sql(database, "GRANT SELECT ON bench_pool TO governance_app; ANALYZE bench_pool")


def measure(database, name, *, clients, seconds):
    """{rate, latency in ms, processor time of the database in ms} of a script, as far as its cases reach."""
    parts = urlsplit(servers.environment(database)["DATABASE_URL"])
    where = ["-h", parse_qs(parts.query)["host"][0], "-U", unquote(parts.username), database]
    before = cpu.of_database()
    done = subprocess.run(
        ["pgbench", "-n", "-f", str(SCRIPTS / f"{name}.sql"), "-c", str(clients), "-j", "2",
         *length(database, name, clients, seconds),
         "-D", "n=-1", "-D", f"clients={clients}", "-M", "simple", *where],
        env={**os.environ, "PGPASSWORD": unquote(parts.password), "PGOPTIONS": "-c jit=off -c join_collapse_limit=4"},
        text=True, capture_output=True, check=False,
    )  # fmt: skip
    if done.returncode:
        raise SystemExit(f"pgbench: {done.stderr[-2000:]}")
    rate, latency = (
        float(re.search(pattern, done.stdout).group(1))
        for pattern in (r"tps = ([\d.]+)", r"latency average = ([\d.]+)")
    )
    failed = re.search(r"number of failed transactions: (\d+)", done.stdout)
    number = int(re.search(r"transactions actually processed: (\d+)", done.stdout).group(1))
    used = (cpu.of_database() - before) * 1_000 / max(1, number)
    return {
        "rate": rate,
        "latency": latency,
        "database": used,
        "failed": int(failed.group(1)) if failed else 0,
    }


def length(database, name, clients, seconds):
    """For how long: a case is dispatched only once, so that there may be fewer of them than seconds."""
    if name != "dispatch":
        return ["-T", str(seconds)]
    cases = int(servers.sql(database, "select count(*) from bench_pool"))
    return ["-t", str(max(1, min(MOST_DISPATCHED, cases // clients - 1)))]
