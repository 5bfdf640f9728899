"""bench/RESULTS.md from the figures that runs have kept."""

import json
import platform
import re
from pathlib import Path

from bench import ratios
from bench.servers import BASE, LOCAL, TUNED

FILE = BASE / "bench" / "RESULTS.md"
CONDITIONS = BASE / "bench" / "conditions.md"
SIZES = """
select 'cases', count(*)::text from cases_case
union all select 'open', count(*)::text from cases_case
    where state in ('reported', 'dispatched', 'handling', 'handled', 'fed_back')
union all select 'events', (select reltuples::bigint::text from pg_class where relname = 'cases_caseevent')
union all select 'grids', count(*)::text from grids_grid
union all select 'officers', count(*)::text from grids_officer
union all select 'database', pg_size_pretty(pg_database_size(current_database()))
union all select 'cases_case with indexes', pg_size_pretty(pg_total_relation_size('cases_case'))
union all select 'indexes of cases_case', count(*)::text from pg_indexes where tablename = 'cases_case'
"""


ORDER = ("city", "district")


def write():
    """Draw the whole file anew."""
    files = sorted((LOCAL / "figures").glob("*.json"), key=lambda file: ORDER.index(file.stem))
    runs = {file.stem: json.loads(file.read_text(encoding="utf-8")) for file in files}
    parts = [
        CONDITIONS.read_text(encoding="utf-8"),
        machine(),
        *(section(run) for run in runs.values()),
        ratios.section(runs["city"], runs["district"]) if len(runs) == len(ORDER) else "",
    ]
    FILE.write_text("\n\n".join(part.strip() for part in parts if part) + "\n", encoding="utf-8")


def machine():
    cpu = re.search(r"model name\s*: (.*)", Path("/proc/cpuinfo").read_text(encoding="utf-8")).group(1)
    cores = Path("/proc/cpuinfo").read_text(encoding="utf-8").count("processor\t")
    memory = int(re.search(r"MemTotal:\s*(\d+)", Path("/proc/meminfo").read_text(encoding="utf-8")).group(1))
    settings = ", ".join(f"`{name}={value}`" for name, value in TUNED.items())
    return (
        f"Machine: {cores} cores ({cpu}), {memory / 1e6:.0f} GB, Linux {kernel()}, "
        f"Python {platform.python_version()}. PostgreSQL: {settings}, else its defaults."
    )


def kernel():
    """The version without what a builder adds to it."""
    return platform.release().partition("-")[0]


def section(run):
    sizes = "; ".join(f"{name} {value}" for name, value in run["sizes"].items())
    head = f"## {run['scale'].capitalize()}\n\n{run['at']}, commit {run['commit']}. {sizes}.{built(run['scale'])}"
    parts = (head, http(run), misses(run), photo(run), ground(run), database(run), sweep(run))
    return "\n\n".join(part for part in parts if part)


def built(scale):
    """How long the city took to build, and what that is a second."""
    facts = json.loads((LOCAL / f"built-{scale}.json").read_text(encoding="utf-8"))
    rate = facts["cases"] / facts["seconds"]
    return f" Built by COPY at {facts['at']} in {facts['seconds']:.0f} s: {rate:.0f} cases a second, indexes included."


def misses(run):
    """The scenarios whose aim is a p95 that they did not reach."""
    late = [
        f"{name} {one['p95']:.0f} ms"
        for name, one in run["http"].items()
        if (aim := re.search(r"p95 ≤ (\d+) ms", one["aim"])) and one["p95"] > int(aim.group(1))
    ]
    return f"p95 above its aim: {', '.join(late) or 'none'}."


def http(run):
    if not run["http"]:
        return ""
    rows = [
        "| scenario | clients | statements | a second | p50 ms | p95 ms | ms of CPU, web + database "
        "| × bare | kB | aim | read by |",
        "| --- | --: | --: | --: | --: | --: | --: | --: | --: | --- | --- |",
    ]
    bare = run["http"].get("bare view", {}).get("rate", 0)
    plans = run.get("plans", {})
    for name, one in run["http"].items():
        wrong = f" (other answers: {one['wrong']})" if one["wrong"] else ""
        ratio = f"1/{bare / one['rate']:.0f}" if bare and one["rate"] else ""
        cells = (
            *(name + wrong, one["connections"], one["statements"], f"{one['rate']:.0f}", f"{one['p50']:.1f}"),
            *(
                f"{one['p95']:.1f}",
                f"{one['web']:.1f} + {one['database']:.1f}",
                ratio,
                f"{one['size'] / 1000:.1f}",
            ),
            *(one["aim"], plans.get(name, "")),
        )
        rows.append("| " + " | ".join(map(str, cells)) + " |")
    return "\n".join(rows)


def photo(run):
    found = run.get("photo", {})
    lines = [
        f"- {name}: {one['rate']:.1f} accepted a second, p50 {one['p50']:.0f} ms, p95 {one['p95']:.0f} ms, "
        f"{one['failures']} failures of {one['requests']}; "
        f"CPU web {one['web']:.1f} ms, database {one['database']:.1f} ms each"
        for name, one in found.items()
    ]
    return "\n".join(["Photo reports (0.5 MB, locust; aim ≥ 25 a second):", "", *lines]) if lines else ""


AIMS = {"point": "≤ 1 ms", "tile": "p95 ≤ 100 ms"}


def ground(run):
    """Points, tiles, tree and scopes: each call alone, Django and the database together."""
    found = run.get("ground", {})
    rows = [
        f"| {name} | {one['n']} | {one['p50']:.2f} | {one['p95']:.2f} | {one['max']:.2f} "
        f"| {'≤ 5 ms' if name.endswith('kept') else AIMS.get(name.split()[0], '')} | {one['by']} |"
        for name, one in found.items()
    ]
    head = [
        "The ground, one call at a time, Django and the database together, tiles with nothing kept:",
        "",
        "| call | calls | p50 ms | p95 ms | worst ms | aim | read by |",
        "| --- | --: | --: | --: | --: | --- | --- |",
    ]
    return "\n".join([*head, *rows]) if rows else ""


PAIRS = {"report": "text report, 50 clients", "dispatch": "one action: dispatch"}


def database(run):
    lines = []
    for name, one in run.get("pgbench", {}).items():
        http_rate = run["http"].get(PAIRS[name], {}).get("rate", 0)
        share = (
            f"; over HTTP {http_rate:.0f} a second, {http_rate / one['rate']:.2f} of it"
            if one["rate"] and http_rate
            else ""
        )
        lines.append(
            f"- {name}: {one['rate']:.0f} a second, {one['latency']:.1f} ms, "
            f"{one['database']:.1f} ms of CPU each{share}"
        )
    return "\n".join(["The same statements by pgbench alone:", "", *lines]) if lines else ""


def sweep(run):
    one = run.get("sweep")
    if not one:
        return ""
    due, first = one["due"], run["first_sweep"]
    backlog = f" The first sweep said {first['alerts']} alerts in {first['ms'] / 1000:.1f} s."
    return (
        f"Sweep among {one['cases']} cases with {one['ended']} ended posts: {due['alerts']} alerts due said in "
        f"{due['ms'] / 1000:.1f} s, {due['alerts'] * 1_000 / due['ms']:.0f} a second; an idle minute "
        f"{one['idle_ms']:.1f} ms.{backlog if first['alerts'] else ''}"
    )


def line(name, one):
    """One scenario as a line on the screen."""
    return (
        f"{name:<34} {one['statements']:3d} st {one['rate']:8.0f}/s  p50 {one['p50']:7.1f}  p95 {one['p95']:7.1f} ms  "
        f"cpu {one['web']:5.1f} + {one['database']:5.1f}  {one['size'] / 1000:6.1f} kB  {one['wrong'] or ''}"
    )
