"""What an answer must never hold, whoever asked: other places' matters, names and numbers in plain, primary keys."""

import io
import json
import re
import zipfile

from cases.tracking import secret_of
from tests.contracts import (
    policy,
    policy_doors,
    policy_inside,
    policy_lists,
    policy_map,
    policy_party,
    policy_stations,
    policy_words,
)
from tests.contracts.scene import CANARIES, CHIEF, GROUND, MARKS, tables_that_hold

OF_THE_GROUND = (
    policy_doors.OF_THE_GROUND
    | {"grids:grid", "grids:redraw", "api:tile?buildings", "api:tile?places"}
    | policy_inside.OF_THE_GROUND
    | policy_lists.OF_THE_GROUND
    | policy_map.OF_THE_GROUND
    | policy_party.OF_THE_GROUND
    | policy_words.OF_THE_GROUND
)
REVEALS = {"cases:reveal"} | policy_inside.REVEALS | policy_stations.REVEALS
NUMBER = re.compile(r"(?<!\d)\d{19}(?!\d)")
LETTER = re.compile(r"LETTER-TO-(\w+)-7Q")
LOOKED = re.compile(r"LOOKED-(\w+)-7Q")
WAITING = re.compile(r'class="gw-fresh"><a[^>]*>[^<]*?(\d+)')
OPEN_TO_ALL = {line.split()[0] for line in policy.PUBLIC.strip().splitlines()[1:]}
SESSIONS = {"grids_session"}
# What a GET may write: a key notes, every five minutes at most, that it was used.
# That the audit administrator looked into a log is on record.
NOTED = {role: {"grids_apikey"} for role in policy.KEYS} | {"audit": {"grids_accountevent"}}


def text_of(response):
    if response.get("Content-Type", "").startswith("image/"):
        return ""
    if "spreadsheet" in response.get("Content-Type", "") and response.body.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(response.body)) as book:
            return "\n".join(book.read(name).decode("utf-8", "replace") for name in book.namelist())
    # The way to the sign-in page repeats the address that was asked for: the asker's own words.
    headers = (f"{name}: {value}" for name, value in response.items() if "?next=" not in value)
    return "\n".join([response.body.decode("utf-8", "replace"), *headers])


def personal_data(scene, row, role, response, changed):
    """A canary in plain, but for a reveal that left its record; and each record of a look belongs to a reveal."""
    is_reveal = row.address in REVEALS and response.status_code == 200
    recorded = changed.get("grids_accessrecord", 0)
    # A form that comes back with errors shows what this same person has just typed.
    comes_back = row.address.startswith("cases:proxy_report") and response.status_code == 422
    faults = []
    if not (is_reveal or comes_back):
        faults += [f"shows {canary}" for canary in CANARIES if canary in text_of(response)]
    if bool(recorded) != is_reveal:
        faults.append(f"{recorded} access records")
    return {"personal data": faults}


def other_places(scene, row, role, response, changed):
    """A mark of a place this role does not read about."""
    text = text_of(response)
    own = {row.place} if row.address in OPEN_TO_ALL else set()
    if row.address in policy_doors.NEARBY and row.place in policy_doors.TOGETHER:
        own |= policy_doors.TOGETHER
    # What is within a kilometre is everybody's, whosever ground it lies on: the stations beside a worker, too.
    if row.address in ("cases:services", "cases:find_worker"):
        own |= set(MARKS)
    ground = policy.READS_GROUND.get(role, set()) | own
    # The mark is also the name of the building: on a page of the ground that is all it tells.
    cases = ground if row.address in OF_THE_GROUND else policy.READS_CASES.get(role, set()) | own
    seen = {place for place, mark in MARKS.items() if mark in text and row.address != "cases:desk?search"}
    seen |= {
        scene.place_of_number[number] for number in NUMBER.findall(text) if number in scene.place_of_number
    }
    faults = [f"tells of a case {place}" for place in sorted(seen - cases)]
    on_ground = {place for place, code in GROUND.items() if re.search(rf"(?<!\d){code}\d{{3,9}}(?!\d)", text)}
    faults += [f"tells of the ground {place}" for place in sorted(on_ground - ground)]
    if row.address.startswith("grids:audit"):  # elsewhere somebody reads what happened to his own account
        logs = {"here", "handed", "there"} if role == "audit" else set()
        faults += [f"tells of a log {place}" for place in sorted(set(LOOKED.findall(text)) - logs)]
    faults += [f"a letter to {name}" for name in LETTER.findall(text) if name != role]
    if CHIEF in text and role not in policy.READS_CHIEF:
        faults.append("tells who leads the street")
    if row.address == "cases:desk?fresh" and response.status_code == 200 and row.method == "GET":
        counted = WAITING.search(text)
        faults += [f"{counted and counted[1]} waiting"] if counted_wrongly(counted, role) else []
    return {"other places": faults}


def counted_wrongly(counted, role):
    return int(counted[1] if counted else 0) != policy.WAITING[role]


def primary_keys(scene, row, role, response, changed):
    """A whole number under "id", "pk" or "…_id" in an answer of the API."""
    if "json" not in response.get("Content-Type", "") or not response.body:
        return {}
    try:
        return {"primary keys": sorted(set(keys_in(json.loads(response.body))))}
    except json.JSONDecodeError:
        return {"primary keys": ["says JSON and is none"]}


def keys_in(value):
    if isinstance(value, dict):
        for name, inner in value.items():
            if (name in ("id", "pk") or name.endswith("_id")) and isinstance(inner, int):
                yield name
            yield from keys_in(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from keys_in(inner)


def reading_writes(scene, row, role, response, changed):
    """A table that a safe method wrote to."""
    if row.method not in policy.SAFE:
        return {}
    return {"reading writes": sorted(set(changed) - SESSIONS - NOTED.get(role, set()))}


def plain_in_tables(scene, row, role, response, changed):
    """A table, the outbox among them, in which a dump would show a canary."""
    if not changed or response.status_code >= 400:
        return {}
    return {"plain in tables": tables_that_hold(*CANARIES, among=sorted(changed))}


def secrets_in(scene, text):
    """The canaries, keys and secret links that a text holds."""
    secrets = [secret_of(case) for case in (*scene.cases.values(), *scene.main.values())]
    return sorted({one for one in (*CANARIES, *scene.keys.values(), *secrets) if one in text})
