"""The open cases of each level in the order of the desk, with all that its tabs ask for; and the lists of the other levels.

The indexes are built beside the work that goes on, so each stands for itself and not in one transaction.
"""

from django.contrib.postgres.operations import AddIndexConcurrently, RemoveIndexConcurrently
from django.db import migrations, models


class Migration(migrations.Migration):
    atomic = False
    dependencies = [("cases", "0007_words")]

    operations = [
        AddIndexConcurrently(
            model_name="case",
            index=models.Index(
                condition=models.Q(
                    ("state__in", ["dispatched", "fed_back", "handled", "handling", "reported"])
                ),
                fields=["district", "due_at", "id", "state", "alert", "pending"],
                name="case_due_district",
            ),
        ),
        AddIndexConcurrently(
            model_name="case",
            index=models.Index(
                condition=models.Q(
                    ("state__in", ["dispatched", "fed_back", "handled", "handling", "reported"])
                ),
                fields=["street", "due_at", "id", "state", "alert", "pending"],
                name="case_due_street",
            ),
        ),
        AddIndexConcurrently(
            model_name="case",
            index=models.Index(
                condition=models.Q(
                    ("state__in", ["dispatched", "fed_back", "handled", "handling", "reported"])
                ),
                fields=["total", "due_at", "id", "state", "alert", "pending"],
                name="case_due_total",
            ),
        ),
        AddIndexConcurrently(
            model_name="case",
            index=models.Index(
                condition=models.Q(
                    ("state__in", ["dispatched", "fed_back", "handled", "handling", "reported"])
                ),
                fields=["general", "due_at", "id", "state", "alert", "pending"],
                name="case_due_general",
            ),
        ),
        AddIndexConcurrently(
            model_name="case",
            index=models.Index(
                condition=models.Q(
                    ("state__in", ["dispatched", "fed_back", "handled", "handling", "reported"])
                ),
                fields=["grid", "due_at", "id", "state", "alert", "pending"],
                name="case_due_grid",
            ),
        ),
        AddIndexConcurrently(
            model_name="case",
            index=models.Index(
                condition=models.Q(
                    ("state__in", ["dispatched", "fed_back", "handled", "handling", "reported"])
                ),
                fields=["due_at", "id", "state", "alert", "pending"],
                name="case_due",
            ),
        ),
        AddIndexConcurrently(
            model_name="case",
            index=models.Index(fields=["total", "-reported_at"], name="case_all_total"),
        ),
        AddIndexConcurrently(
            model_name="case",
            index=models.Index(fields=["grid", "-reported_at"], name="case_all_grid"),
        ),
        AddIndexConcurrently(
            model_name="case",
            index=models.Index(fields=["building", "-reported_at"], name="case_of_building"),
        ),
        AddIndexConcurrently(
            model_name="caseevent",
            index=models.Index(
                condition=models.Q(("action", "report")), fields=["officer", "-id"], name="event_reported_by"
            ),
        ),
        RemoveIndexConcurrently(
            model_name="case",
            name="case_open_district",
        ),
        RemoveIndexConcurrently(
            model_name="case",
            name="case_open_street",
        ),
        RemoveIndexConcurrently(
            model_name="case",
            name="case_open_total",
        ),
        RemoveIndexConcurrently(
            model_name="case",
            name="case_open_general",
        ),
        RemoveIndexConcurrently(
            model_name="case",
            name="case_open_grid",
        ),
    ]
