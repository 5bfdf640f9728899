"""Rows by COPY, past the database's own law, which is put back before anybody uses them. Only as the tables' owner.

The law looks at one event after the other as it happens (a case begins reported; its event is of the same
transaction), so a case that ended last year cannot be put in through it. Therefore, for these tables and this load
alone: the triggers are disabled, indexes, unique and foreign keys are dropped, and all of it is made again from the
catalogue's own words at the end. Whatever breaks a unique or a foreign key fails there; checks hold throughout. What
the triggers would have said is asked afterwards, of the whole or of a sample: `manage.py verify_events [--sample N]`.
"""

from contextlib import contextmanager

from django.db import connection

DROPPED = """
select c.relname, con.conname, pg_get_constraintdef(con.oid), con.contype::text
from pg_constraint con join pg_class c on c.oid = con.conrelid
where c.relname = any(%s) and con.contype in ('f', 'u') order by con.contype desc, con.conname
"""
INDEXES = """
select i.relname, pg_get_indexdef(x.indexrelid) from pg_index x
join pg_class i on i.oid = x.indexrelid join pg_class c on c.oid = x.indrelid
where c.relname = any(%s) and not exists (select from pg_constraint con where con.conindid = x.indexrelid
    and con.contype in ('p', 'u', 'x')) order by i.relname
"""
KEYS_OF = "select column_name from information_schema.columns where table_name = %s and is_identity = 'YES'"
SEQUENCE = "select setval(pg_get_serial_sequence(%s, %s), greatest((select max({key}) from {table}), 1))"
UNHURRIED = "set statement_timeout = 0"  # what a page may take is no measure for this
FAST = (
    UNHURRIED,
    "set synchronous_commit = off",
    "set maintenance_work_mem = '1GB'",
    "set max_parallel_maintenance_workers = 2",
)


def copy(table, columns, lines):
    """Put lines in the text format of COPY into a table."""
    if lines:
        with (
            connection.cursor() as cursor,
            cursor.copy(f"copy {table} ({', '.join(columns)}) from stdin") as copying,
        ):
            copying.write("\n".join(lines) + "\n")


def copy_rows(table, columns, rows):
    """The same from tuples; None is NULL. No value may hold a tab, a line break or a backslash."""
    copy(table, columns, ["\t".join("\\N" if one is None else str(one) for one in row) for row in rows])


@contextmanager
def without_law(tables, *, tell):
    """The tables without triggers, indexes, unique and foreign keys; with all of them again afterwards."""
    tables = list(tables)
    keys, indexes = asked(DROPPED, [tables]), asked(INDEXES, [tables])
    for table in tables:
        run(f"alter table {table} disable trigger user")
    for table, name, _definition, _kind in sorted(keys, key=lambda key: key[3]):  # foreign keys first
        run(f'alter table {table} drop constraint "{name}"')
    for name, _definition in indexes:
        run(f'drop index "{name}"')
    try:
        yield
    finally:
        restore(tables, keys, indexes, tell)


def restore(tables, keys, indexes, tell):
    for statement in FAST:
        run(statement)
    tell(f"{len(indexes)} indexes")
    for _name, definition in indexes:
        run(definition)
    tell(f"{len(keys)} keys")
    for table, name, definition, _kind in keys:  # unique before foreign
        run(f'alter table {table} add constraint "{name}" {definition}')
    for table in tables:
        run(f"alter table {table} enable trigger user")


def finish(tables):
    """Sequences behind the highest id, statistics and visibility as after a night's vacuum."""
    for table in tables:
        for (key,) in asked(KEYS_OF, [table]):
            asked(SEQUENCE.format(table=table, key=key), [table, key])
        run(f"vacuum (analyze) {table}")


def run(statement):
    with connection.cursor() as cursor:
        cursor.execute(statement)


def asked(statement, values):
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return cursor.fetchall()
