"""`make bench`: build, ask, write bench/RESULTS.md. python -m bench.run [--scale district|city] [--only WORD] …"""

import argparse
import json
import sys
import time

from bench import servers, wrk
from bench.scenarios import CSRF, scenarios
from bench.servers import LOCAL

WARM = 6  # requests before one is looked at: each web process has kept what it keeps


def main(arguments):
    """Measure one scale, and leave the figures in .local/bench for the table."""
    asked = parsed(arguments)
    servers.up()
    database = f"bench_{asked.scale}"
    if asked.rebuild:
        servers.drop(database)
    if not servers.exists(database):
        build(database, asked)
    facts = json.loads(servers.run(database, sys.executable, "-m", "bench.prepare"))
    with servers.web(database) as address:
        for one in scenarios(facts):
            if asked.only in one.name:
                tell(one, measured(database, address, one, facts))


def parsed(arguments):
    parser = argparse.ArgumentParser(prog="bench", description=__doc__)
    parser.add_argument("--scale", default="district")
    parser.add_argument("--cases", type=int)
    parser.add_argument("--only", default="", help="scenarios with this in their name")
    parser.add_argument("--rebuild", action="store_true")
    return parser.parse_args(arguments)


def build(database, asked):
    """A new database with the city in it. Takes a minute, or for five million cases a quarter of an hour."""
    servers.create(database)
    words = ["--scale", asked.scale, *(["--cases", asked.cases] if asked.cases else [])]
    began = time.monotonic()
    print(servers.manage(database, "build_city", *words), f"{time.monotonic() - began:.0f} s", flush=True)
    servers.sql(database, "CHECKPOINT")


def measured(database, address, one, facts):
    """The Figures of a scenario with the number of statements one request takes."""
    session = facts["cookies"].get(one.who, "")
    cookies = "; ".join(filter(None, [f"__Host-csrf={CSRF}", session]))
    requests = list(one.requests)
    servers.forget_counts()
    statements = count_statements(database, address, requests, cookies, once=one.once)
    servers.forget_counts()
    warm = 0 if one.once else 1
    figures = wrk.ask(
        address, requests, cookies=cookies, connections=one.connections, seconds=one.seconds, warm=warm
    )
    return statements, figures


STATEMENTS = """
select coalesce(sum(calls), 0) from pg_stat_statements s join pg_database d on d.oid = s.dbid
where d.datname = current_database() and s.query !~* '^(begin|commit|rollback|savepoint|release|set |select 1$|discard)'
    and s.query not ilike '%pg_stat_statements%'
"""


def count_statements(database, address, requests, cookies, *, once):
    """How many statements the database is sent for one request, BEGIN and COMMIT left out, once both processes are warm."""
    taken = (lambda: requests.pop(0)) if once else (lambda: requests[0])
    for _time in range(WARM):
        wrk.once(address, taken(), cookies)
    servers.sql(database, "SELECT pg_stat_statements_reset()")
    wrk.once(address, taken(), cookies)
    return int(servers.sql(database, STATEMENTS))


def tell(one, found):
    statements, figures = found
    wrong = {status: number for status, number in figures.statuses.items() if int(status) != one.expects}
    print(
        f"{one.name:<34} {statements:3d} st {figures.rate:8.0f}/s  p50 {figures.p50:7.1f}  p95 {figures.p95:7.1f}  p99 {figures.p99:7.1f} ms"
        f"  {figures.size / 1000:6.1f} kB  turns {figures.turns:.1f}  {wrong or ''} {figures.errors or ''}",
        flush=True,
    )


if __name__ == "__main__":
    LOCAL.mkdir(parents=True, exist_ok=True)
    main(sys.argv[1:])
