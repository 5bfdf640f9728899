"""A long search asks the index for its rarest pairs alone: a whole address has a dozen that are in every case.

How often a pair occurs is what ANALYZE has noted of the index; a pair it has not noted is rare. Only the owner may read
that, so the function answers as the owner, with nothing but pairs it was given.
"""

from django.db import migrations

RARE = """
create function case_rare_grams(grams text[], most integer) returns text[]
language sql stable parallel safe security definer set search_path = pg_catalog, public, pg_temp as $$
    select array(
        select gram from unnest(grams) gram left join (
            select noted.gram, noted.share
            from pg_stats, unnest(most_common_elems::text::text[], most_common_elem_freqs) noted (gram, share)
            where schemaname = 'public' and tablename = 'case_words'
        ) known using (gram)
        order by share nulls first, gram limit most
    )
$$;
"""
RARE_BACK = "drop function case_rare_grams(text[], integer);"


class Migration(migrations.Migration):
    dependencies = [("cases", "0010_newest")]

    operations = [migrations.RunSQL(RARE, RARE_BACK)]
