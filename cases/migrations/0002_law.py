"""What must never be, whatever the application does: the workflow's edges, the chain of events, one change one event.

Each function that looks into a table names its search path. Anybody may make a temporary table, and one called
cases_edge would otherwise be the first to be found.
"""

from django.conf import settings
from django.db import migrations

CHAIN = """
create function case_event_hash(previous bytea, e cases_caseevent) returns bytea language sql immutable as $$
    select sha256(convert_to(concat_ws('|',
        encode(previous, 'hex'), e.uuid, e.case_id, e.seq, e.action, e.from_state, e.to_state,
        e.actor_kind, coalesce(e.officer_id, 0), coalesce(e.post_id, 0), e.role,
        extract(epoch from e.at)::text, e.public, e.data::text, encode(e.words_hash, 'hex')), 'UTF8'))
$$;

create function case_event_is_chained() returns trigger language plpgsql
set search_path = pg_catalog, public, pg_temp as $$
declare
    last record;
begin
    select seq, hash, to_state into last from cases_caseevent where case_id = new.case_id order by seq desc limit 1;
    if new.seq is distinct from coalesce(last.seq, 0) + 1 then
        raise exception 'case_event_is_chained: event % of case % does not follow the last one', new.seq, new.case_id
            using errcode = 'restrict_violation';
    end if;
    if new.from_state is distinct from coalesce(last.to_state, '') then
        raise exception 'case_event_is_chained: event % of case % starts from % instead of %',
            new.seq, new.case_id, new.from_state, coalesce(last.to_state, '') using errcode = 'restrict_violation';
    end if;
    if not exists (
        select from cases_edge edge where edge.version = version_of(new.case_id)
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
create function version_of(wanted bigint) returns smallint language sql stable
set search_path = pg_catalog, public, pg_temp as $$
    select workflow_version from cases_case where id = wanted
$$;
create trigger case_event_is_chained before insert on cases_caseevent
    for each row execute function case_event_is_chained();
create trigger case_event_is_never_changed before update or delete on cases_caseevent
    for each row execute function refuse_change_of_history();
create trigger case_event_is_never_emptied before truncate on cases_caseevent
    for each statement execute function refuse_change_of_history();
"""

CHAIN_BACK = """
drop trigger case_event_is_never_emptied on cases_caseevent;
drop trigger case_event_is_never_changed on cases_caseevent;
drop trigger case_event_is_chained on cases_caseevent;
drop function case_event_is_chained();
drop function version_of(bigint);
drop function case_event_hash(bytea, cases_caseevent);
"""

EDGES = """
create function case_state_is_an_edge() returns trigger language plpgsql
set search_path = pg_catalog, public, pg_temp as $$
begin
    if tg_op = 'UPDATE' and (
        (old.id, old.workflow_version, old.number, old.uuid) <> (new.id, new.workflow_version, new.number, new.uuid)
    ) then
        raise exception 'case_keeps_its_name: the key, number, uuid and workflow version of a case stay'
            using errcode = 'restrict_violation';
    end if;
    if tg_op = 'UPDATE' and new.version < old.version + (old.state <> new.state)::int then
        raise exception 'case_change_has_its_event: the version of a case counts its events'
            using errcode = 'restrict_violation';
    end if;
    if tg_op = 'UPDATE' and old.state = new.state then
        return new;
    end if;
    if not exists (
        select from cases_edge edge where edge.version = new.workflow_version and edge.to_state = new.state
        and edge.from_state = case tg_op when 'INSERT' then '' else old.state end
    ) then
        raise exception 'case_state_is_an_edge: a case cannot become % from %', new.state,
            case tg_op when 'INSERT' then 'nothing' else old.state end using errcode = 'restrict_violation';
    end if;
    return new;
end $$;
create trigger case_begins_with_an_edge before insert on cases_case
    for each row execute function case_state_is_an_edge();
create trigger case_moves_along_an_edge before update of state, version, workflow_version, id, number, uuid
    on cases_case
    for each row execute function case_state_is_an_edge();
create trigger case_is_never_deleted before delete on cases_case
    for each row execute function refuse_change_of_history();
create trigger case_is_never_emptied before truncate on cases_case
    for each statement execute function refuse_change_of_history();

-- The version counts the events, so that each change names one event of its own: no two share one.
create function case_change_has_its_event() returns trigger language plpgsql
set search_path = pg_catalog, public, pg_temp as $$
begin
    if not exists (
        select from cases_caseevent event where event.case_id = new.id and event.seq = new.version
        and event.to_state = new.state and event.from_state = case tg_op when 'INSERT' then '' else old.state end
        and event.txid = pg_current_xact_id()::text::bigint
    ) then
        raise exception 'case_change_has_its_event: case % became % without an event', new.number, new.state
            using errcode = 'restrict_violation';
    end if;
    return null;
end $$;
create constraint trigger case_begins_with_its_event after insert on cases_case
    deferrable initially deferred for each row execute function case_change_has_its_event();
create constraint trigger case_moves_with_its_event after update of state, version on cases_case
    deferrable initially deferred for each row when ((old.state, old.version) is distinct from (new.state, new.version))
    execute function case_change_has_its_event();

create function case_event_changes_its_case() returns trigger language plpgsql
set search_path = pg_catalog, public, pg_temp as $$
begin
    if exists (
        select from cases_case c
        join lateral (
            select seq, to_state from cases_caseevent where case_id = c.id order by seq desc limit 1
        ) last on true
        where c.id = new.case_id and (c.state <> last.to_state or c.version <> last.seq)
    ) then
        raise exception 'case_event_changes_its_case: the last event of case % says otherwise', new.case_id
            using errcode = 'restrict_violation';
    end if;
    return null;
end $$;
create constraint trigger case_event_changes_its_case after insert on cases_caseevent
    deferrable initially deferred for each row execute function case_event_changes_its_case();
"""

EDGES_BACK = """
drop trigger case_event_changes_its_case on cases_caseevent;
drop function case_event_changes_its_case();
drop trigger case_moves_with_its_event on cases_case;
drop trigger case_begins_with_its_event on cases_case;
drop function case_change_has_its_event();
drop trigger case_is_never_emptied on cases_case;
drop trigger case_is_never_deleted on cases_case;
drop trigger case_moves_along_an_edge on cases_case;
drop trigger case_begins_with_an_edge on cases_case;
drop function case_state_is_an_edge();
"""

GRANTS = f"""
revoke update, delete, truncate on cases_caseevent from {settings.APP_ROLE};
revoke delete, truncate on cases_case from {settings.APP_ROLE};
revoke insert, update, delete, truncate on cases_edge from {settings.APP_ROLE};
"""
GRANTS_BACK = f"""
grant update, delete on cases_caseevent to {settings.APP_ROLE};
grant delete on cases_case to {settings.APP_ROLE};
grant insert, update, delete on cases_edge to {settings.APP_ROLE};
"""


class Migration(migrations.Migration):
    dependencies = [("cases", "0001_initial"), ("grids", "0002_guards")]

    operations = [
        migrations.RunSQL(CHAIN, CHAIN_BACK),
        migrations.RunSQL(EDGES, EDGES_BACK),
        migrations.RunSQL(GRANTS, GRANTS_BACK),
    ]
