"""The bench's own PostgreSQL and Redis below .local/bench, and the web processes of the Procfile on a free port."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

BASE = Path(__file__).resolve().parent.parent
PLACE = "bench"
os.environ["SERVERS_PLACE"] = PLACE
sys.path.insert(0, str(BASE / "scripts"))

import keys  # noqa: E402
import postgres  # noqa: E402
import redis_servers  # noqa: E402
import services  # noqa: E402
from place import LOCAL  # noqa: E402

WORKERS = 2
# A server of its own size for the two cores and 24 GB of the machine measured on; what is kept safe stays so: fsync,
# full_page_writes and synchronous_commit are on.
TUNED = {
    "shared_buffers": "2GB",
    "effective_cache_size": "8GB",
    "max_wal_size": "16GB",
    "checkpoint_timeout": "15min",
    "shared_preload_libraries": "pg_stat_statements",
    "track_io_timing": "on",
}


def up():
    """Start both, tuned; PostgreSQL is restarted once for it."""
    services.up("bench", tests=False)
    if postgres.sql("postgres", "SHOW shared_preload_libraries") == TUNED["shared_preload_libraries"]:
        return
    for name, value in TUNED.items():
        postgres.sql("postgres", f"ALTER SYSTEM SET {name} = '{value}'")
    postgres.stop()
    postgres.start(keys.make())


def down():
    services.down("bench")


def drop(database):
    postgres.sql("postgres", f"DROP DATABASE IF EXISTS {database} WITH (FORCE)")


def exists(database):
    return bool(postgres.sql("postgres", f"SELECT 1 FROM pg_database WHERE datname = '{database}'"))


def create(database):
    """A new database with this product's tables."""
    postgres.sql("postgres", f"CREATE DATABASE {database} OWNER governance_owner TEMPLATE template1")
    postgres.sql(database, "CREATE EXTENSION pg_stat_statements")
    manage(database, "migrate", "--no-input", AS_OWNER="on")


def sql(database, statement):
    """As the superuser; what psql prints."""
    return postgres.sql(database, statement)


def environment(database, **more):
    """What every process of the bench runs with: the private servers, TLS as behind a proxy."""
    values = keys.make()
    addresses = {
        name: urlsplit(values[name])._replace(path=f"/{database}").geturl()
        for name in ("DATABASE_URL", "DATABASE_OWNER_URL")
    }
    return {
        **os.environ,
        **values,
        **addresses,
        "TLS": "on",
        "SITE_URL": "https://localhost",
        "DJANGO_SETTINGS_MODULE": "bench.settings",
        "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}",
        "MEDIA_ROOT": str(LOCAL / "media"),
        **more,
    }


def manage(database, *words, **more):
    return run(database, sys.executable, "manage.py", *words, **more)


def run(database, *command, **more):
    """Run a command to its end in that environment; its output. SystemExit with what it said where it fails."""
    done = subprocess.run(
        list(map(str, command)),
        cwd=BASE,
        env=environment(database, **more),
        text=True,
        capture_output=True,
        check=False,
    )
    if done.returncode:
        raise SystemExit(f"{' '.join(map(str, command))}\n{done.stdout[-3000:]}\n{done.stderr[-3000:]}")
    return done.stdout


def forget_counts():
    """Empty the cache: the budgets of the doors begin anew."""
    redis_servers.ask("cache", keys.make(), "flushall")


@contextmanager
def web(database):
    """The Procfile's web command; gives (address, its session). Ended afterwards with all its children."""
    port = free_port()
    lines = (BASE / "Procfile").read_text(encoding="utf-8").splitlines()
    command = next(line.removeprefix("web:") for line in lines if line.startswith("web:"))
    facts = {"PORT": str(port), "HOST": "127.0.0.1", "WEB_WORKERS": str(WORKERS)}
    with open(LOCAL / "web.log", "ab") as log:
        process = subprocess.Popen(
            ["sh", "-c", command],
            cwd=BASE,
            env=environment(database, **facts),
            stdout=log,
            stderr=log,
            start_new_session=True,
        )
    try:
        wait_for(f"http://127.0.0.1:{port}/healthz")
        yield f"http://127.0.0.1:{port}", process.pid
    finally:
        os.killpg(process.pid, signal.SIGTERM)
        process.wait()


def wait_for(address):
    for _attempt in range(150):
        try:
            with urllib.request.urlopen(address, timeout=2):
                return
        except OSError:
            time.sleep(0.2)
    raise SystemExit(f"{address} does not answer; read {LOCAL / 'web.log'}")


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]
