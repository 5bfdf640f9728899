"""The indexes of what is open have what is on hold as well, and the constraints of 0022 hold for every row.

Each index is built beside the work that goes on, under the name of the old one, which serves until the new one does.
What the former release asks ("one of five states") is answered by the new ones too. A wider word for an action changes
no row; the one index that names an action is built again around it.
"""

from django.contrib.postgres.indexes import GistIndex, OpClass
from django.contrib.postgres.operations import (
    AddIndexConcurrently,
    RemoveIndexConcurrently,
    ValidateConstraint,
)
from django.db import migrations, models
from django.db.models import F, Index, Q

from cases.enums import Action

OPEN = Q(state__in=["dispatched", "fed_back", "handled", "handling", "reported", "suspended"])
DESK = ("due_at", "id", "state", "alert", "pending")
LEVELS = ("district", "street", "total", "general", "grid")
WIDER = [
    *(Index(fields=[level, *DESK], name=f"case_due_{level}", condition=OPEN) for level in LEVELS),
    Index(fields=DESK, name="case_due", condition=OPEN),
    Index(fields=["due_at", "id"], name="case_due_soon", condition=OPEN & Q(alert="yellow")),
    Index(fields=["due_at", "id"], name="case_pending", condition=OPEN & Q(pending=True)),
    Index(fields=["handler_post", "due_at"], name="case_open_post", condition=OPEN),
    Index(fields=["handler_department", "due_at"], name="case_open_department", condition=OPEN),
    GistIndex(OpClass(F("point"), "gist_geometry_ops_2d"), name="case_open_points", condition=OPEN),
]
HOLD = (
    *("case_state_is_known", "case_in_hand_has_a_handler"),
    *("case_on_hold_has_its_day", "case_asks_only_while_in_hand"),
)
REPORTED_BY = Index(fields=["officer", "-id"], name="event_reported_by", condition=Q(action="report"))


def wider(index):
    """One index put in the place of the old one of its name."""
    old = f"{index.name}_old"[:30]
    return [
        migrations.RenameIndex("case", new_name=old, old_name=index.name),
        AddIndexConcurrently("case", index),
        RemoveIndexConcurrently("case", old),
    ]


class Migration(migrations.Migration):
    atomic = False
    dependencies = [("cases", "0023_edges_of_two")]

    operations = [
        *(ValidateConstraint("case", name) for name in HOLD),
        *(operation for index in WIDER for operation in wider(index)),
        AddIndexConcurrently(
            "case", Index(fields=["review_on"], name="case_review", condition=Q(review_on__isnull=False))
        ),
        RemoveIndexConcurrently("caseevent", "event_reported_by"),
        migrations.AlterField("caseevent", "action", models.CharField(choices=Action, max_length=20)),
        AddIndexConcurrently("caseevent", REPORTED_BY),
    ]
