"""One report and one dispatch as pgbench scripts: the product's own statements, with variables for what has to differ.

`python -m bench.capture FOLDER` does each once through the product's own view, writes down what the database was sent,
and puts variables where another run needs another value: keys and UUIDs by chance, ids as the statements answer them,
for a dispatch the case from a pool.
"""

import re
import sys
import uuid
from collections import Counter
from pathlib import Path

import django

django.setup()

from django.conf import settings  # noqa: E402
from django.db import connection  # noqa: E402
from django.test import Client  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402

from bench.prepare import chosen_people, cookies_of, reported  # noqa: E402
from bench.scenarios import WORDS  # noqa: E402
from cases.models import Case  # noqa: E402
from grids.models import QrCode  # noqa: E402

BEHIND = {"HTTP_HOST": "localhost", "HTTP_X_FORWARDED_PROTO": "https", "HTTP_X_FORWARDED_FOR": "10.0.0.9"}
UUID = re.compile(r"(?<![0-9a-fx])[0-9a-f]{8}-?(?:[0-9a-f]{4}-?){3}[0-9a-f]{12}(?![0-9a-f])")
NEXT_OF_POOL = """\\set n :n + 1
select case_id, number from bench_pool where place = :n * :clients + :client_id \\gset
"""


def main(folder):
    folder = Path(folder)
    (folder / "report.sql").write_text(report_script(), encoding="utf-8")
    (folder / "dispatch.sql").write_text(dispatch_script(), encoding="utf-8")


def sent(client, path, fields):
    """The statements of a POST, after one that has warmed everything."""
    with CaptureQueriesContext(connection) as queries:
        answer = client.post(path, fields, **BEHIND)
    if answer.status_code != 302:
        raise SystemExit(f"{path}: {answer.status_code}")
    return [one["sql"].strip().rstrip(";") for one in queries.captured_queries]


def report_script():
    client, tokens = Client(), QrCode.objects.order_by("-token").values_list("token", flat=True)[:3]
    for token in tokens:
        fields = {"key": str(uuid.uuid4()), "category": "", "description": WORDS, "phone": "13800001234"}
        statements = sent(client, f"/q/{token}/report/", fields)
    case = Case.objects.order_by("-pk").first()
    names = {case.number: f"{case.number[:-5]}:num"}
    names[bytes(case.tracking_hash).hex()[-12:]] = ":hash"
    return scripted(statements, names, new={case.uuid, case.report_key})


def dispatch_script():
    people, pool = chosen_people(), of_one_length(reported())
    client = Client()
    name, _separator, value = cookies_of(people["city"]).partition("=")
    client.cookies[name] = value
    for number, version, to, _pk in pool[-2:]:
        statements = sent(
            client, f"/cases/{number}/actions/dispatch/", {"version": version, "to": to, "note": ""}
        )
    case = Case.objects.get(number=pool[-1][0])
    event = case.events.order_by("-seq").first()
    fill_pool(pool[:-2])
    names = {case.number: ":number", str(case.pk): ":case_id", str(event.pk): ":event_1"}
    return NEXT_OF_POOL + scripted(statements, names, stays={uuid.UUID(pool[-1][2])})


def of_one_length(cases):
    """Of the later half (wrk takes the first) those with as many events as most: the statements number the next."""
    later = cases[len(cases) // 2 :]
    ((usual, _number),) = Counter(version for _number, version, _to, _pk in later).most_common(1)
    return [case for case in later if case[1] == usual]


def fill_pool(pool):
    """The cases for pgbench."""
    with connection.cursor() as cursor:
        cursor.execute(
            "create table if not exists bench_pool (place bigint primary key, case_id bigint, number text)"
        )
        cursor.execute("delete from bench_pool")
        rows = [(place, pk, number) for place, (number, _version, _to, pk) in enumerate(pool)]
        cursor.executemany("insert into bench_pool values (%s, %s, %s)", rows)


def scripted(statements, names, *, new=(), stays=()):
    """The statements with variables: the longest values first, so that none is taken for a part of another."""
    chances, lines = {}, []
    written = (text for one in statements if "insert into" in one.lower() for text in UUID.findall(one))
    new = {*new, *map(uuid.UUID, written)} - {*stays}
    for one in statements:
        text = UUID.sub(lambda found: by_chance(found, chances, new), one)
        for value, name in sorted(names.items(), key=lambda pair: -len(pair[0])):
            text = re.sub(rf"(?<![0-9a-f]){value}(?![0-9a-f])" if value.isdigit() else value, name, text)
        lines.append(answered(text))
    sets = [f"\\set {name} random(100000000000, 999999999999)" for name in ["hash", *chances.values()]]
    return "\n".join([*sets, *lines, ""])


def by_chance(found, chances, new):
    """A UUID that is made anew each time; one that names a row that is there (an officer's post) stays."""
    text = found.group()
    if uuid.UUID(text) not in new:
        return text
    name = chances.setdefault(uuid.UUID(text), f"chance_{len(chances)}")
    return f"{text[:-12]}:{name}"


def answered(text):
    """The statement with its end: what it answers becomes variables where later ones need it."""
    if text.startswith('INSERT INTO "cases_caseevent" '):
        ids = ", ".join(f"(array_agg(id ORDER BY id))[{seq}] AS event_{seq}" for seq in (1, 2, 3))
        return f"WITH told AS ({text}) SELECT {ids} FROM told \\gset"
    if text.startswith("INSERT INTO cases_casenumber"):
        return f"WITH next AS ({text}) SELECT lpad(last::text, 5, '0') AS num FROM next \\gset"
    return f"{text};"


if __name__ == "__main__":
    if not settings.DATABASES["default"]["NAME"].startswith("bench_"):
        raise SystemExit("Only in a database of the bench.")
    main(sys.argv[1])
