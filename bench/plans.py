"""By which index the desk's lists are read, for each scope and tab: `python -m bench.plans` writes JSON."""

import json
import sys

import django

django.setup()

from django.db import connection  # noqa: E402

from bench.prepare import chosen_people, words_of  # noqa: E402
from cases.models import Case  # noqa: E402
from cases.pages.rows import SIZES  # noqa: E402
from cases.pages.tabs import DUE_ORDER, NEWEST_ORDER, TABS  # noqa: E402
from grids.actor import Actor  # noqa: E402


def plans():
    """{scenario's name: what reads cases_case}."""
    people, found = chosen_people(), {}
    words = words_of(people["street"])
    for who in ("street", "district", "city", "reviewer", "community", "general", "handler"):
        visible = Case.objects.visible_to(Actor.of(people[who]).scope)
        for tab in TABS:
            found[f"desk {who}: {tab.key}"] = plan_of(getattr(visible, tab.rows)(), DUE_ORDER)
        for kind, said in words.items():
            found[f"desk {who}: search {kind}"] = plan_of(visible.matching(said), NEWEST_ORDER)
    return found


def plan_of(rows, order):
    listed = rows.for_desk().order_by(*order)[: SIZES[0] + 1]
    sql, values = listed.query.sql_with_params()
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN (FORMAT JSON) {sql}", values)
        (answer,) = cursor.fetchone()
    plan = json.loads(answer) if isinstance(answer, str) else answer
    return ", ".join(dict.fromkeys(scans(plan[0]["Plan"])))


def scans(node):
    """The scans of cases_case and of its indexes below a node."""
    if node.get("Relation Name") == "cases_case" and node["Node Type"] != "Bitmap Heap Scan":
        yield f"{node['Node Type']} {node.get('Index Name', '')}".strip()
    elif node["Node Type"] == "Bitmap Index Scan":
        yield f"Bitmap {node['Index Name']}"
    for child in node.get("Plans", ()):
        yield from scans(child)


if __name__ == "__main__":
    json.dump(plans(), sys.stdout)
