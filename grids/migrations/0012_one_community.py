"""Every grid below a total grid belongs to that grid's community: the database looks at it with the rest of the place."""

from django.db import migrations

FUNCTION = """
create or replace function grid_fits_its_parent() returns trigger language plpgsql
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
        {region}
    );
    if found then
        raise exception 'grid_fits_its_parent: grid % or one below it does not fit its parent', new.code
            using errcode = 'check_violation', constraint = 'grid_fits_its_parent', table = 'grids_grid';
    end if;
    return null;
end $$;
drop trigger grid_stays_under_a_fitting_parent on grids_grid;
create constraint trigger grid_stays_under_a_fitting_parent
    after update of parent_id, tier, tree_id, {column} district_id, street_id, total_id, general_id on grids_grid
    deferrable initially deferred for each row when (
        (old.parent_id, old.tier, old.tree_id, {old} old.district_id, old.street_id, old.total_id, old.general_id)
        is distinct from
        (new.parent_id, new.tier, new.tree_id, {new} new.district_id, new.street_id, new.total_id, new.general_id)
    ) execute function grid_fits_its_parent();
"""
WITH = FUNCTION.format(
    region="and (child.tier = 'total' or child.region_id = parent.region_id)",
    column="region_id,",
    old="old.region_id,",
    new="new.region_id,",
)
WITHOUT = FUNCTION.format(region="", column="", old="", new="")


class Migration(migrations.Migration):
    dependencies = [("grids", "0011_responsible_code_holds")]

    operations = [migrations.RunSQL(WITH, WITHOUT)]
