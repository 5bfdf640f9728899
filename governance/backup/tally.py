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
RIGHTS = """
select relname, array_to_string(array(select unnest(relacl)::text order by 1), ' ') from pg_class
where relnamespace = 'public'::regnamespace and relkind in ('r', 'p', 'S') and relacl is not null order by relname
"""
MIGRATIONS = "select app, name from django_migrations order by app, name"


def tables_of(line):
    """The names of our tables; those of an extension are not ours."""
    return [name for (name,) in line.execute(TABLES).fetchall()]


def tally(line):
    """What a connection sees: {"tables": {name: [rows, sum]}, "sequences": {name: value}, "rights", "migrations"}."""
    tables = {}
    for name in tables_of(line):
        rows, total = line.execute(sql.SQL(SUM).format(sql.Identifier(name))).fetchone()
        tables[name] = [rows, str(total)]
    return {
        "tables": tables,
        "sequences": dict(line.execute(SEQUENCES).fetchall()),
        "rights": dict(line.execute(RIGHTS).fetchall()),
        "migrations": [f"{app}.{name}" for app, name in line.execute(MIGRATIONS).fetchall()],
    }


def differences(kept, found):
    """One sentence for each table or sequence that is not as it was, and for each on which somebody may do else."""
    for name, (rows, total) in kept["tables"].items():
        count, now = found["tables"].get(name, (0, None))
        if count != rows:
            yield f"{name}: {count} rows instead of {rows}"
        elif now != total:
            yield f"{name}: other rows than were saved"
    yield from others(kept["sequences"], found["sequences"], "stands elsewhere than it was saved")
    yield from others(kept["rights"], found["rights"], "other rights than were saved")


def others(kept, found, what):
    return [f"{name}: {what}" for name, value in kept.items() if found.get(name) != value]
