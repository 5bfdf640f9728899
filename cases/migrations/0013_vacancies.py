"""Posts and departments that nobody holds, noted by the database as they change: what the sweep works from."""

import django.db.models.deletion
import django.db.models.functions.datetime
from django.db import migrations, models

NOTE = """
create function note_vacancies(posts bigint[]) returns void language sql
set search_path = pg_catalog, public, pg_temp as $$
    insert into cases_vacancy (post_id, since, noted_at)
    select post.id,
        least(post.ends_on, case when not (holder.is_active or coalesce(deputy.is_active, false)) then post.starts_on end),
        statement_timestamp()
    from grids_post post join grids_officer holder on holder.id = post.officer_id
    left join grids_officer deputy on deputy.id = post.deputy_id
    where post.id = any(posts)
        and (post.ends_on is not null or not (holder.is_active or coalesce(deputy.is_active, false)))
    on conflict (post_id) do update set since = excluded.since, noted_at = excluded.noted_at
$$;
create function post_may_be_vacant() returns trigger language plpgsql
set search_path = pg_catalog, public, pg_temp as $$
begin
    perform note_vacancies(array[new.id]);
    return null;
end $$;
create function officer_may_leave_vacant() returns trigger language plpgsql
set search_path = pg_catalog, public, pg_temp as $$
begin
    perform note_vacancies(array(select id from grids_post where officer_id = new.id or deputy_id = new.id));
    return null;
end $$;
create function department_may_be_no_more() returns trigger language plpgsql
set search_path = pg_catalog, public, pg_temp as $$
begin
    insert into cases_vacancy (department_id, since, noted_at) values (new.id, new.valid_to, statement_timestamp())
    on conflict (department_id) do update set since = excluded.since, noted_at = excluded.noted_at;
    return null;
end $$;
create trigger new_post_may_be_vacant after insert on grids_post
    for each row when (new.ends_on is not null) execute function post_may_be_vacant();
create trigger post_may_be_vacant after update of officer_id, deputy_id, starts_on, ends_on on grids_post
    for each row when ((old.officer_id, old.deputy_id, old.starts_on, old.ends_on)
        is distinct from (new.officer_id, new.deputy_id, new.starts_on, new.ends_on))
    execute function post_may_be_vacant();
create trigger officer_may_leave_vacant after update of is_active on grids_officer
    for each row when (old.is_active <> new.is_active) execute function officer_may_leave_vacant();
create trigger department_may_be_no_more after insert or update of valid_to on grids_department
    for each row when (new.valid_to is not null) execute function department_may_be_no_more();
"""
NOTE_BACK = """
drop trigger department_may_be_no_more on grids_department;
drop trigger officer_may_leave_vacant on grids_officer;
drop trigger post_may_be_vacant on grids_post;
drop trigger new_post_may_be_vacant on grids_post;
drop function department_may_be_no_more();
drop function officer_may_leave_vacant();
drop function post_may_be_vacant();
drop function note_vacancies(bigint[]);
"""

# What is vacant already; the sweep strikes off again what answers for nothing.
KNOWN = """
select note_vacancies(array(
    select id from grids_post where ends_on is not null
    union select post.id from grids_post post join grids_officer gone on gone.id = post.officer_id and not gone.is_active
));
insert into cases_vacancy (department_id, since) select id, valid_to from grids_department where valid_to is not null
on conflict do nothing;
"""


class Migration(migrations.Migration):
    dependencies = [("cases", "0012_law_read_once"), ("grids", "0007_who_is_gone")]

    operations = [
        migrations.CreateModel(
            name="Vacancy",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("since", models.DateField()),
                ("noted_at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                (
                    "department",
                    models.OneToOneField(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="vacancy",
                        to="grids.department",
                    ),
                ),
                (
                    "post",
                    models.OneToOneField(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="vacancy",
                        to="grids.post",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("department", None), ("post__isnull", False)),
                            models.Q(("department__isnull", False), ("post", None)),
                            _connector="OR",
                        ),
                        name="vacancy_is_of_a_post_or_a_department",
                    )
                ]
            },
        ),
        migrations.RunSQL(NOTE, NOTE_BACK),
        migrations.RunSQL(KNOWN, migrations.RunSQL.noop),
    ]
