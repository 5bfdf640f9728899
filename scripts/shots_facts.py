"""What the catalogue's addresses are made of at the demo place, as JSON: run by `manage.py shell` of scripts/shots.py.

A case of each state, one of the grid of `worker` where there is one, so that everybody of the catalogue sees it.
"""

import json

from cases.models import Case
from cases.tracking import secret_of
from grids.actor import Actor
from grids.models import Officer, QrCode

STATES = ("reported", "dispatched", "handling", "handled", "fed_back", "closed", "void")
worker = Officer.objects.get(username="worker")
near = Case.objects.visible_to(Actor.of(worker).scope).order_by("-reported_at")


def chosen(**facts):
    return near.filter(**facts).first() or Case.objects.filter(**facts).order_by("-reported_at").first()


found = {state: chosen(state=state) for state in STATES}
found["rated"] = chosen(state="fed_back", ratings__isnull=False)
found["fed_back"] = chosen(state="fed_back", ratings__isnull=True) or found["fed_back"]
found["photos"] = chosen(state="handling", photos__isnull=False)
facts = {"code": QrCode.objects.filter(revoked_at=None).exclude(building=None).order_by("pk").first().token}
facts["uuid.worker"] = str(worker.uuid)
for state, case in found.items():
    if case:
        facts |= {f"number.{state}": case.number, f"secret.{state}": secret_of(case)}
print(json.dumps(facts))
