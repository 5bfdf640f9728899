"""Logs of posts and of days on site are only added to; a long list waits for a second person's word."""

from django.conf import settings
from django.db import migrations

TABLES = ("grids_postentry", "grids_siteday", "grids_siteresult")
NEVER_CHANGED = "".join(
    f"""
create trigger {table}_is_never_changed before update or delete on {table}
    for each row execute function refuse_change_of_history();
create trigger {table}_is_never_emptied before truncate on {table}
    for each statement execute function refuse_change_of_history();
"""
    for table in TABLES
)
ANSWERED_ONCE = """
create trigger export_approval_is_answered_once before update or delete on grids_exportapproval
    for each row when (old.granted is not null) execute function refuse_change_of_history();
create function export_waits_for_its_approval() returns trigger language plpgsql
set search_path = pg_catalog, public, pg_temp as $$
begin
    if exists (select from grids_exportapproval where export_id = new.id and granted is not true) then
        raise exception 'export_waits_for_its_approval: nobody else has agreed to it'
            using errcode = 'check_violation', constraint = 'export_waits_for_its_approval', table = 'grids_export';
    end if;
    return new;
end $$;
create trigger export_waits_for_its_approval before update of state on grids_export
    for each row when (new.state <> 'waiting') execute function export_waits_for_its_approval();
"""
BACK = """
drop trigger export_waits_for_its_approval on grids_export;
drop function export_waits_for_its_approval();
drop trigger export_approval_is_answered_once on grids_exportapproval;
""" + "".join(
    f"drop trigger {table}_is_never_changed on {table}; drop trigger {table}_is_never_emptied on {table};"
    for table in TABLES
)


def revoke(apps, schema_editor):
    role = schema_editor.quote_name(settings.APP_ROLE)
    for table in TABLES:
        schema_editor.execute(f"revoke update, delete, truncate on {table} from {role}")


def grant(apps, schema_editor):
    role = schema_editor.quote_name(settings.APP_ROLE)
    for table in TABLES:
        schema_editor.execute(f"grant update, delete on {table} to {role}")


class Migration(migrations.Migration):
    dependencies = [("grids", "0039_people_on_record")]

    operations = [
        migrations.RunSQL(NEVER_CHANGED + ANSWERED_ONCE, BACK),
        migrations.RunPython(revoke, grant, elidable=False),
    ]
