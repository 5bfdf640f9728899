"""What the tables alone cannot say: records that are only added to, and grids that fit their parents."""

from django.conf import settings
from django.db import migrations

HISTORY = """
-- Its own search path: a temporary table called pg_class would otherwise be the first to be found.
create function refuse_change_of_history() returns trigger language plpgsql
set search_path = pg_catalog, public, pg_temp as $$
begin
    if current_setting('governance.erase', true) = 'on' and current_user = (
        select pg_get_userbyid(relowner) from pg_class where oid = tg_relid
    ) then
        if tg_op = 'UPDATE' then return new; end if;
        if tg_op = 'DELETE' then return old; end if;
        return null;
    end if;
    raise exception '% of % refused: history is only ever added to', tg_op, tg_table_name
        using errcode = 'restrict_violation';
end $$;
create trigger access_record_is_never_changed before update or delete on grids_accessrecord
    for each row execute function refuse_change_of_history();
create trigger access_record_is_never_emptied before truncate on grids_accessrecord
    for each statement execute function refuse_change_of_history();
"""

HISTORY_BACK = """
drop trigger access_record_is_never_changed on grids_accessrecord;
drop trigger access_record_is_never_emptied on grids_accessrecord;
drop function refuse_change_of_history();
"""

FITTING = """
create function grid_fits_its_parent() returns trigger language plpgsql
set search_path = pg_catalog, public, pg_temp as $$
begin
    perform 1 from grids_grid child join grids_grid parent on parent.id = child.parent_id
    where (child.id = new.id or child.parent_id = new.id) and not (
        (child.tier, parent.tier) in (
            ('total', 'street'), ('general', 'total'), ('micro', 'general'),
            ('dedicated', 'street'), ('dedicated', 'total')
        )
        and child.tree_id = parent.tree_id
        and child.district_id = parent.district_id
        and child.street_id = parent.street_id
        and (child.tier = 'total' or child.total_id is not distinct from parent.total_id)
        and (child.tier = 'general' or child.general_id is not distinct from parent.general_id)
    );
    if found then
        raise exception 'grid_fits_its_parent: grid % or one below it does not fit its parent', new.code
            using errcode = 'check_violation', constraint = 'grid_fits_its_parent', table = 'grids_grid';
    end if;
    return null;
end $$;
create constraint trigger grid_begins_under_a_fitting_parent after insert on grids_grid
    deferrable initially deferred for each row execute function grid_fits_its_parent();
create constraint trigger grid_stays_under_a_fitting_parent
    after update of parent_id, tier, tree_id, district_id, street_id, total_id, general_id on grids_grid
    deferrable initially deferred for each row when (
        (old.parent_id, old.tier, old.tree_id, old.district_id, old.street_id, old.total_id, old.general_id)
        is distinct from
        (new.parent_id, new.tier, new.tree_id, new.district_id, new.street_id, new.total_id, new.general_id)
    ) execute function grid_fits_its_parent();
"""

FITTING_BACK = """
drop trigger grid_begins_under_a_fitting_parent on grids_grid;
drop trigger grid_stays_under_a_fitting_parent on grids_grid;
drop function grid_fits_its_parent();
"""


def revoke(apps, schema_editor):
    role = schema_editor.quote_name(settings.APP_ROLE)
    schema_editor.execute(f"revoke update, delete, truncate on grids_accessrecord from {role}")


def grant(apps, schema_editor):
    role = schema_editor.quote_name(settings.APP_ROLE)
    schema_editor.execute(f"grant update, delete on grids_accessrecord to {role}")


class Migration(migrations.Migration):
    dependencies = [("grids", "0001_initial")]

    operations = [
        migrations.RunSQL(HISTORY, HISTORY_BACK),
        migrations.RunPython(revoke, grant, elidable=False),
        migrations.RunSQL(FITTING, FITTING_BACK),
    ]
