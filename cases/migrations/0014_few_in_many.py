"""The lists that have few cases of many, each with an index of its own; and the table swept clean while it is small work.

What is due soon or to be verified is one open case in fifty: for a whole city all open ones were read to find them. And
every step of a case leaves a dead entry in the indexes of what is open. By its defaults PostgreSQL clears them away
once a fifth of all cases, closed ones included, has been changed: with five million that is a week of work, by which
time there are ten dead entries to each living one.

The indexes are built beside the work that goes on, so each stands for itself and not in one transaction.
"""

from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import migrations, models
from django.db.models import Q

OPEN = Q(state__in=["dispatched", "fed_back", "handled", "handling", "reported"])
SWEPT = """
alter table cases_case set (autovacuum_vacuum_scale_factor = 0.01, autovacuum_analyze_scale_factor = 0.005)
"""
SWEPT_BACK = "alter table cases_case reset (autovacuum_vacuum_scale_factor, autovacuum_analyze_scale_factor)"


class Migration(migrations.Migration):
    atomic = False
    dependencies = [("cases", "0013_vacancies")]

    operations = [
        AddIndexConcurrently(
            model_name="case",
            index=models.Index(
                fields=["due_at", "id"], name="case_due_soon", condition=OPEN & Q(alert="yellow")
            ),
        ),
        AddIndexConcurrently(
            model_name="case",
            index=models.Index(
                fields=["due_at", "id"], name="case_pending", condition=OPEN & Q(pending=True)
            ),
        ),
        migrations.RunSQL(SWEPT, SWEPT_BACK),
    ]
