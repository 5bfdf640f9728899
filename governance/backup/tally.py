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
SEQUENCES = (
    "select sequencename, last_value from pg_sequences where schemaname = 'public' order by sequencename"
)
MIGRATIONS = "select app, name from django_migrations order by app, name"


def tables_of(line):
    """The names of our tables; those of an extension are not ours."""
    return [name for (name,) in line.execute(TABLES).fetchall()]


def tally(line):
    """{"tables": {name: [rows, sum]}, "sequences": {name: value}, "migrations": ["app.name"]} of a connection."""
    tables = {}
    for name in tables_of(line):
        rows, total = line.execute(sql.SQL(SUM).format(sql.Identifier(name))).fetchone()
        tables[name] = [rows, str(total)]
    return {
        "tables": tables,
        "sequences": dict(line.execute(SEQUENCES).fetchall()),
        "migrations": [f"{app}.{name}" for app, name in line.execute(MIGRATIONS).fetchall()],
    }


def differences(kept, found):
    """One sentence for each table or sequence that is not as it was."""
    for name, (rows, total) in kept["tables"].items():
        now = found["tables"].get(name)
        if now is None:
            yield f"{name}: the table is missing"
        elif now[0] != rows:
            yield f"{name}: {now[0]} rows instead of {rows}"
        elif now[1] != total:
            yield f"{name}: other rows than were saved"
    for name, value in kept["sequences"].items():
        if found["sequences"].get(name, 0) != value:
            yield f"{name}: stands at {found['sequences'].get(name)} instead of {value}"
