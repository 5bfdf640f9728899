"""What is in the database: rows and a sum for each table, the last value of each sequence."""

from psycopg import sql

TABLES = """
select c.relname from pg_class c
where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
and not exists (select from pg_depend d where d.objid = c.oid and d.deptype = 'e')
order by c.relname
"""
# The sum does not depend on the order of the rows; sixty bits of each row's hash are added up.
SUM = """
select count(*), coalesce(sum(('x' || left(hash, 15))::bit(60)::bigint), 0)
from (select encode(sha256(convert_to(row::text, 'UTF8')), 'hex') as hash from {} as row) hashed
"""
# A sequence belongs to no transaction: while a place works it is ahead of the dump, and that is as it should be.
SEQUENCES = """
select s.relname, t.relname, a.attname from pg_class s
join pg_depend d on d.objid = s.oid and d.deptype in ('a', 'i') and d.classid = 'pg_class'::regclass
join pg_class t on t.oid = d.refobjid join pg_attribute a on a.attrelid = t.oid and a.attnum = d.refobjsubid
where s.relkind = 'S' and s.relnamespace = 'public'::regnamespace order by s.relname
"""
NEXT = "select coalesce((select max({}) from {}), 0) >= last_value + is_called::int from {}"
RIGHTS = """
select relname, array_to_string(array(select unnest(relacl)::text order by 1), ' ') from pg_class
where relnamespace = 'public'::regnamespace and relkind in ('r', 'p', 'S') and relacl is not null order by relname
"""
MIGRATIONS = "select app, name from django_migrations order by app, name"


def tables_of(line):
    """The names of our tables; those of an extension are not ours."""
    return [name for (name,) in line.execute(TABLES).fetchall()]


def tally(line):
    """What a connection sees: {"tables": {name: [rows, sum]}, "rights": {name: …}, "migrations": ["app.name"]}."""
    tables = {}
    for name in tables_of(line):
        rows, total = line.execute(sql.SQL(SUM).format(sql.Identifier(name))).fetchone()
        tables[name] = [rows, str(total)]
    return {
        "tables": tables,
        "rights": dict(line.execute(RIGHTS).fetchall()),
        "migrations": [f"{app}.{name}" for app, name in line.execute(MIGRATIONS).fetchall()],
    }


def differences(kept, found):
    """One sentence for each table that is not as it was, and for each on which somebody may do else."""
    for name, (rows, total) in kept["tables"].items():
        count, now = found["tables"].get(name, (0, None))
        if count != rows:
            yield f"{name}: {count} rows instead of {rows}"
        elif now != total:
            yield f"{name}: other rows than were saved"
    for name, rights in kept["rights"].items():
        if found["rights"].get(name) != rights:
            yield f"{name}: other rights than were saved"


def numbers_given_twice(line):
    """One sentence for each sequence whose next number a row has already."""
    for sequence, table, column in line.execute(SEQUENCES).fetchall():
        names = map(sql.Identifier, (column, table, sequence))
        if line.execute(sql.SQL(NEXT).format(*names)).fetchone()[0]:
            yield f"{sequence}: would give a number of {table} a second time"
