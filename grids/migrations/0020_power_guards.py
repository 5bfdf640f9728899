"""Rights given and taken are only ever added; two of the three administrators never lie in one hand (三权分立)."""

from django.conf import settings
from django.contrib.postgres.operations import ValidateConstraint
from django.db import migrations

HISTORY = """
create trigger rights_event_is_never_changed before update or delete on grids_rightsevent
    for each row execute function refuse_change_of_history();
create trigger rights_event_is_never_emptied before truncate on grids_rightsevent
    for each statement execute function refuse_change_of_history();
"""
HISTORY_BACK = """
drop trigger rights_event_is_never_changed on grids_rightsevent;
drop trigger rights_event_is_never_emptied on grids_rightsevent;
"""

# Whoever is given one of the three is locked first, so that two grants at once do not overlook each other.
ONE_HAND = """
create function post_gives_one_of_the_three() returns trigger language plpgsql
set search_path = pg_catalog, public, pg_temp as $$
begin
    perform 1 from grids_officer where id in (new.officer_id, new.deputy_id) order by id for no key update;
    perform 1 from grids_post other
    where other.id <> new.id and other.role <> new.role and other.role in ('administrator', 'security', 'auditor')
        and (other.officer_id in (new.officer_id, new.deputy_id) or other.deputy_id in (new.officer_id, new.deputy_id))
        and daterange(other.starts_on, other.ends_on) && daterange(new.starts_on, new.ends_on);
    if found then
        raise exception 'never_two_of_the_three_administrators_in_one_hand: post %', new.id
            using errcode = 'check_violation', table = 'grids_post',
                constraint = 'never_two_of_the_three_administrators_in_one_hand';
    end if;
    return null;
end $$;
create constraint trigger never_two_of_the_three_administrators_in_one_hand
    after insert or update of role, officer_id, deputy_id, starts_on, ends_on on grids_post
    for each row when (new.role in ('administrator', 'security', 'auditor'))
    execute function post_gives_one_of_the_three();
"""
ONE_HAND_BACK = """
drop trigger never_two_of_the_three_administrators_in_one_hand on grids_post;
drop function post_gives_one_of_the_three();
"""


def revoke(apps, schema_editor):
    role = schema_editor.quote_name(settings.APP_ROLE)
    schema_editor.execute(f"revoke update, delete, truncate on grids_rightsevent from {role}")


def grant(apps, schema_editor):
    role = schema_editor.quote_name(settings.APP_ROLE)
    schema_editor.execute(f"grant update, delete on grids_rightsevent to {role}")


class Migration(migrations.Migration):
    dependencies = [("grids", "0019_power")]

    operations = [
        ValidateConstraint(model_name="post", name="post_role_is_known"),
        migrations.RunSQL(HISTORY, HISTORY_BACK),
        migrations.RunSQL(ONE_HAND, ONE_HAND_BACK),
        migrations.RunPython(revoke, grant, elidable=False),
    ]
