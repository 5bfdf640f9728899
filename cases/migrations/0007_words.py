"""Search by pairs of signs and by the end of a number: among five million cases nothing is read through for it.

The indexes are built beside the work that goes on, so each stands for itself and not in one transaction.
"""

from django.contrib.postgres.indexes import GinIndex, OpClass
from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import migrations, models
from django.db.models.functions import Reverse

from cases.querysets.words import CaseGrams

GRAMS = """
create or replace function case_grams(address text, description text) returns text[]
language sql immutable parallel safe as $$
    select array(
        select distinct substr(words, place, 2)
        from (select lower(address || E'\\n' || description) as words) said, generate_series(1, length(words) - 1) place
    )
$$;
"""
GRAMS_BACK = "drop function if exists case_grams(text, text);"


class Migration(migrations.Migration):
    atomic = False
    dependencies = [("cases", "0006_pending")]

    operations = [
        migrations.RunSQL(GRAMS, GRAMS_BACK),
        AddIndexConcurrently(
            model_name="case",
            index=GinIndex(CaseGrams(), name="case_words"),
        ),
        AddIndexConcurrently(
            model_name="case",
            index=models.Index(
                OpClass(Reverse("number"), name="text_pattern_ops"), name="case_number_backwards"
            ),
        ),
    ]
