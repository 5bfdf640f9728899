"""`make bench`: build a made city, ask it everything, write bench/RESULTS.md.

    python -m bench.run [--scale district|city] [--cases N] [--seconds N] [--only WORDS,WORDS] [--parts http,photo,…]

Each run keeps its figures in .local/bench/figures; RESULTS.md shows all that are there, the two scales side by side. A
city that has been built stays for the next run; `--rebuild` makes it anew.
"""

import argparse
import json
import subprocess
import sys
import time
from dataclasses import asdict
from datetime import UTC, datetime

from bench import pgbench, photos, results, servers, wrk
from bench.scenarios import CSRF, scenarios
from bench.servers import BASE, LOCAL

CASES = {"district": 50_000}  # what five million are compared with; else as many as the scale has
WARM = 6  # requests before one is looked at: each web process has kept what it keeps
SWEEP = ("-m", "bench.sweeping")
PGBENCH = (("report", 50), ("dispatch", 8))  # with how many clients
PARTS = "http,photo,ground,pgbench,sweep"
PHOTO_RUNS = (
    ("photo report, 200 people who think 2–6 s", 200, "2-6"),
    ("photo report, 20 people at once", 20, "0-0"),
)
CASES_THERE = "select count(*) from cases_case"
# What the database asks itself is left out: for its keys, and while it plans a search for its rarest pairs.
STATEMENTS = """
select coalesce(sum(calls), 0) from pg_stat_statements s join pg_database d on d.oid = s.dbid
where d.datname = current_database() and s.query not like '%FOR KEY SHARE OF x'
    and s.query !~* '^(begin|commit|rollback|savepoint|release|set |select 1$|discard|(not )?exists )'
    and s.query not ilike '%pg_stat_statements%' and s.query not like '%most_common_elems%'
"""


def main(arguments):
    """Measure one scale, keep the figures, draw the tables anew."""
    asked = parsed(arguments)
    database = f"bench_{asked.scale}"
    servers.up()
    try:
        if asked.rebuild or not (servers.exists(database) and built_file(asked.scale).exists()):
            build(database, asked)
        servers.manage(database, "migrate", "--no-input", AS_OWNER="on")
        servers.manage(database, "collectstatic", "--no-input")
        measure(Figures(database, asked), asked)
    finally:
        servers.down()
    results.write()


def built_file(scale):
    """Written when a build has come to its end: without it the database is half a city."""
    return LOCAL / f"built-{scale}.json"


def parsed(arguments):
    parser = argparse.ArgumentParser(prog="bench", description=__doc__)
    parser.add_argument("--scale", default="district")
    parser.add_argument("--cases", type=int)
    parser.add_argument("--seconds", type=int, default=3, help="how long each list is asked for")
    parser.add_argument(
        "--only", default="", help="scenarios with one of these in their name, with commas between"
    )
    parser.add_argument("--parts", default=PARTS)
    parser.add_argument("--rebuild", action="store_true")
    return parser.parse_args(arguments)


def build(database, asked):
    """A new database with the city in it; what it took is kept beside the figures."""
    built_file(asked.scale).unlink(missing_ok=True)
    servers.drop(database)
    servers.create(database)
    number = asked.cases or CASES.get(asked.scale)
    at, began = f"{datetime.now(UTC):%Y-%m-%d %H:%M} UTC", time.monotonic()
    servers.manage(database, "build_city", "--scale", asked.scale, *(["--cases", number] if number else []))
    facts = {"at": at, "seconds": time.monotonic() - began, "cases": int(servers.sql(database, CASES_THERE))}
    built_file(asked.scale).write_text(json.dumps(facts), encoding="utf-8")


class Figures:
    """What one run has found, in a file of its own."""

    def __init__(self, database, asked):
        self.database = database
        self.file = LOCAL / "figures" / f"{asked.scale}.json"
        self.file.parent.mkdir(parents=True, exist_ok=True)
        known = json.loads(self.file.read_text(encoding="utf-8")) if self.file.exists() else {}
        commit = subprocess.run(
            ["git", "rev-parse", "--short", "HEAD"], cwd=BASE, text=True, capture_output=True, check=False
        )
        self.kept = known | {"scale": asked.scale, "commit": commit.stdout.strip()}
        self.kept["at"] = f"{datetime.now(UTC):%Y-%m-%d %H:%M} UTC"
        self.kept["sizes"] = sizes(database)
        self.kept.setdefault("http", {})

    def keep(self, name, value):
        self.kept[name] = value
        self.file.write_text(json.dumps(self.kept, ensure_ascii=False, indent=1), encoding="utf-8")


def sizes(database):
    rows = servers.sql(database, results.SIZES).splitlines()
    return dict(row.split("|") for row in rows)


def measure(figures, asked):
    """Every part that is asked for, the database alone last."""
    database, parts = figures.database, asked.parts.split(",")
    facts = prepared(figures, parts)
    with servers.web(database) as (address, session):
        if "http" in parts:
            ask_all(figures, asked, address, session, facts)
        if "photo" in parts:
            figures.keep("photo", photos_sent(address, session))
    if "http" in parts:
        figures.keep("plans", said(database, "-m", "bench.plans"))
    if "ground" in parts:
        figures.keep("ground", said(database, "-m", "bench.ground"))
    if "pgbench" in parts:
        rates = {name: pgbench.measure(database, name, clients=many, seconds=5) for name, many in PGBENCH}
        figures.keep("pgbench", rates)
    if "sweep" in parts:
        figures.keep("sweep", said(database, *SWEEP))


def prepared(figures, parts):
    """What the scenarios need, and what each part wants done before."""
    facts = said(figures.database, "-m", "bench.prepare")
    if "sweep" in parts:
        figures.keep("first_sweep", said(figures.database, *SWEEP, "prepare"))
    if "pgbench" in parts:
        pgbench.prepare(figures.database)
    if "photo" in parts:
        photos.prepare(facts)
    return facts


def said(database, *words):
    """What a module of the bench answers, as JSON."""
    return json.loads(servers.run(database, sys.executable, *words))


def photos_sent(address, session):
    return {
        name: photos.measure(address, session, people=many, thinks=thinks, seconds=12)
        for name, many, thinks in PHOTO_RUNS
    }


def ask_all(figures, asked, address, session, facts):
    for one in scenarios(facts):
        if any(words in one.name for words in asked.only.split(",")):
            found = measured(figures.database, address, session, one, facts, asked.seconds)
            figures.kept["http"][one.name] = found
            figures.keep("http", figures.kept["http"])
            sys.stdout.write(f"{results.line(one.name, found)}\n")
            sys.stdout.flush()


def measured(database, address, session, one, facts, asked_seconds):
    """The figures of a scenario with the number of statements one request takes; lists for `asked_seconds`."""
    cookies = "; ".join(filter(None, [f"__Host-csrf={CSRF}", facts["cookies"].get(one.who)]))
    requests = list(one.requests)
    servers.forget_counts()
    statements = count_statements(database, address, requests, cookies, once=one.once)
    servers.forget_counts()
    how = {
        "connections": one.connections,
        "seconds": one.seconds or asked_seconds,
        "warm": 0 if one.once else 1,
        "session": session,
    }
    figures = wrk.ask(address, requests, cookies=cookies, **how)
    wrong = {status: number for status, number in figures.statuses.items() if int(status) != one.expects}
    told = {
        "statements": statements,
        "rate": figures.rate,
        "size": figures.size,
        "wrong": wrong,
        "aim": one.aim,
    }
    return asdict(figures) | told | {"connections": one.connections}


def count_statements(database, address, requests, cookies, *, once):
    """How many statements one request sends the database, BEGIN and COMMIT left out, once both processes are warm."""
    taken = (lambda: requests.pop(0)) if once else (lambda: requests[0])
    for _time in range(WARM):
        wrk.once(address, taken(), cookies)
    servers.sql(database, "SELECT pg_stat_statements_reset()")
    wrk.once(address, taken(), cookies)
    return int(servers.sql(database, STATEMENTS))


if __name__ == "__main__":
    LOCAL.mkdir(parents=True, exist_ok=True)
    main(sys.argv[1:])
