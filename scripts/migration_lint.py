"""What would stop a place that goes on working while its database is migrated (docs/upgrade.md).

Squawk reads the SQL of every migration that the first release did not begin with (scripts/migration_waivers.toml lists
those, and nobody adds to them). A finding that does no harm is waived there, by migration and rule, with the reason; a
waiver that nothing needs any more is a finding itself.
"""

import json
import os
import subprocess
import sys
import tomllib
from pathlib import Path

BASE = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(BASE))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "governance.settings")

import django  # noqa: E402
from django.db import connection  # noqa: E402
from django.db.migrations.loader import MigrationLoader  # noqa: E402

WAIVERS = BASE / "scripts" / "migration_waivers.toml"
OURS = ("cases", "party", "residents", "grids", "messaging", "files", "governance")
# Taste, or said elsewhere: the owner's connection has a lock_timeout, Django opens the transaction.
NOT_ASKED = (
    "prefer-bigint-over-int", "prefer-bigint-over-smallint", "prefer-identity",
    "prefer-robust-stmts", "prefer-text-field", "prefer-timestamptz", "require-timeout-settings",
    "require-lock-timeout", "require-statement-timeout", "transaction-nesting", "ban-char-field",
)  # fmt: skip


def sql_of(migration, state):
    """(SQL, the state after it) of one migration."""
    with connection.schema_editor(collect_sql=True, atomic=migration.atomic) as editor:
        state = migration.apply(state, editor, collect_sql=True)
    lines = [line for line in editor.collected_sql if line not in ("BEGIN;", "COMMIT;")]
    return "\n".join(lines), state


def findings(sql, *, in_transaction=True):
    """[(rule, sentence)] that Squawk has to say of a migration's SQL."""
    command = ["squawk", "--reporter=json", "--pg-version=15", f"--exclude={','.join(NOT_ASKED)}"]
    command += ["--assume-in-transaction"] if in_transaction else []
    done = subprocess.run(command, input=sql, capture_output=True, text=True, check=False)
    if done.returncode not in (0, 1) or not done.stdout.strip():
        raise SystemExit(f"squawk: {done.stderr}")
    return [(found["rule_name"], found["message"]) for found in json.loads(done.stdout)]


def known():
    """(waivers {migration: its rules that have a reason}, the migrations the first release began with)."""
    told = tomllib.loads(WAIVERS.read_text(encoding="utf-8"))
    first = set(told.pop("first_release"))
    # A waiver without a reason is none.
    return {
        name: {rule for rule, reason in rules.items() if reason.strip()} for name, rules in told.items()
    }, first


def every_migration():
    """(name, migration, state before it) of each, in the order they run in."""
    loader = MigrationLoader(None)
    for key in dict.fromkeys(
        key for leaf in loader.graph.leaf_nodes() for key in loader.graph.forwards_plan(leaf)
    ):
        if key[0] in OURS:
            yield ".".join(key), loader.graph.nodes[key], loader.project_state(key, at_end=False)


def complaints():
    """One line for each finding that nobody waived, and for each waiver that nothing needs."""
    waived, first = known()
    unused = {(name, rule) for name, rules in waived.items() for rule in rules}
    for name, migration, state in every_migration():
        if name in first:
            first.discard(name)
            continue
        sql, _after = sql_of(migration, state)
        for rule, sentence in findings(sql, in_transaction=migration.atomic):
            if rule in waived.get(name, ()):
                unused.discard((name, rule))
            else:
                yield f"{name}: {rule}: {sentence}"
    for name, rule in sorted(unused):
        yield f"{name}: the waiver of {rule} is not needed"
    for name in sorted(first):
        yield f"{name}: the first release began with it, and it is gone"


if __name__ == "__main__":
    django.setup()
    found = list(complaints())
    print("\n".join(found) or "every migration may run while the place works")
    sys.exit(bool(found))
