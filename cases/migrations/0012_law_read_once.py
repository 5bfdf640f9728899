"""The same law, read with fewer questions: the chain asked for a case's version by a function that was planned anew for
every event, and the hash and the pairs of signs were functions of a kind that is planned with every call.

Nothing else changes: what is refused, in which words, and every hash are those of 0002 and 0007.
"""

from importlib import import_module

from django.db import migrations

BEFORE = import_module("cases.migrations.0002_law")
PAIRS_BEFORE = import_module("cases.migrations.0007_words")

HASH = """
create or replace function case_event_hash(previous bytea, e cases_caseevent) returns bytea
language plpgsql immutable as $$
begin
    return sha256(convert_to(concat_ws('|',
        encode(previous, 'hex'), e.uuid, e.case_id, e.seq, e.action, e.from_state, e.to_state,
        e.actor_kind, coalesce(e.officer_id, 0), coalesce(e.post_id, 0), e.role,
        extract(epoch from e.at)::text, e.public, e.data::text, encode(e.words_hash, 'hex')), 'UTF8'));
end $$;
"""

CHAIN = """
create or replace function case_event_is_chained() returns trigger language plpgsql
set search_path = pg_catalog, public, pg_temp as $$
declare
    last record;
begin
    select c.workflow_version as law, e.seq, e.hash, e.to_state into last
    from cases_case c left join lateral (
        select seq, hash, to_state from cases_caseevent where case_id = c.id order by seq desc limit 1
    ) e on true
    where c.id = new.case_id;
    if new.seq is distinct from coalesce(last.seq, 0) + 1 then
        raise exception 'case_event_is_chained: event % of case % does not follow the last one', new.seq, new.case_id
            using errcode = 'restrict_violation';
    end if;
    if new.from_state is distinct from coalesce(last.to_state, '') then
        raise exception 'case_event_is_chained: event % of case % starts from % instead of %',
            new.seq, new.case_id, new.from_state, coalesce(last.to_state, '') using errcode = 'restrict_violation';
    end if;
    if not exists (
        select from cases_edge edge where edge.version = last.law
        and edge.action = new.action and edge.from_state = new.from_state and edge.to_state = new.to_state
    ) then
        raise exception 'case_event_is_an_edge: % from % to % is no edge', new.action, new.from_state, new.to_state
            using errcode = 'restrict_violation';
    end if;
    new.txid := pg_current_xact_id()::text::bigint;
    new.prev_hash := coalesce(last.hash, ''::bytea);
    new.hash := case_event_hash(new.prev_hash, new);
    return new;
end $$;
"""

PAIRS = """
create or replace function case_grams(address text, description text) returns text[]
language plpgsql immutable parallel safe as $$
declare
    words text := lower(address || E'\\n' || description);
begin
    return array(select distinct substr(words, place, 2) from generate_series(1, length(words) - 1) place);
end $$;
"""


def replaced(create):
    """The statement of an earlier migration for a function that stands already."""
    return create.replace("create function", "create or replace function")


def function_of(text, name):
    """The one function of that name out of the SQL of an earlier migration."""
    start = text.index(f"create function {name}(")
    return replaced(text[start : text.index("$$;", start) + 3])


class Migration(migrations.Migration):
    dependencies = [("cases", "0011_rare_pairs")]

    operations = [
        migrations.RunSQL(HASH, function_of(BEFORE.CHAIN, "case_event_hash")),
        migrations.RunSQL(CHAIN, function_of(BEFORE.CHAIN, "case_event_is_chained")),
        migrations.RunSQL(PAIRS, PAIRS_BEFORE.GRAMS),
    ]
