"""PostgreSQL and two Redis of a test's own, to be killed, hung and cut: never those the other tests stand on.

scripts/services starts them, from a copy of a place that is prepared once: initialised, migrated, stopped.
"""

import fcntl
import hashlib
import os
import shutil
import signal
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings

BASE = Path(settings.BASE_DIR)
FAULTS = BASE / ".local" / "faults"
GIVEN = ("DATABASE_URL", "DATABASE_OWNER_URL", "BROKER_URL", "CACHE_URL")
KEPT = ("APP_PASSWORD", "OWNER_PASSWORD")  # the copied cluster knows its roles by them
SHAPE = ("scripts/*.py", "scripts/roles.sql", "*/migrations/*.py", "localities/*.csv", "localities/*.toml")
ASKED = "import sys; sys.path.insert(0, 'scripts'); import place, postgres; "
CRASH = (
    "done = place.run(postgres.programs(postgres.version_of_data()) / 'pg_ctl', 'restart', '-w', '-m', 'immediate',"
    " '-D', postgres.folder(), '-l', postgres.folder() / 'server.log'); sys.exit(done.stderr if done.returncode else 0)"
)


class Servers:
    """Private servers in a place of their own below .local/faults."""

    def __init__(self, name):
        self.name, self.local = name, FAULTS / name
        self.crashes, self.hung = 0, []

    def up(self):
        self.local.mkdir(parents=True, exist_ok=True)
        self.script("scripts/services", "up")

    def down(self):
        self.script("scripts/services", "down")

    def drop(self):
        """Stop them, hung ones too, and leave nothing."""
        for name in self.hung:
            os.kill(self.pid_of(name), signal.SIGCONT)
        self.script("scripts/services", "drop")
        shutil.rmtree(self.local)

    def crash(self):
        """`pg_ctl restart -m immediate`: every process of the server ends at once, then it recovers."""
        self.ask(CRASH)
        self.crashes += 1

    def hang(self, name):
        """SIGSTOP to a Redis: it goes on accepting connections and never answers."""
        os.kill(self.pid_of(name), signal.SIGSTOP)
        self.hung.append(name)

    def wake(self, name):
        os.kill(self.pid_of(name), signal.SIGCONT)
        self.hung.remove(name)

    def pid_of(self, name):
        return int((self.data / name / "redis.pid").read_text())

    @property
    def env(self):
        """Addresses and keys of the place, as .local/env of a checkout."""
        lines = (self.local / "env").read_text().splitlines()
        return dict(line.split("=", 1) for line in lines)

    @property
    def data(self):
        return Path(self.ask("print(place.data_folder())"))

    @property
    def sockets(self):
        return Path(self.ask("print(place.socket_folder())"))

    def ask(self, statement):
        """A question to the scripts, put as the place."""
        return self.script(sys.executable, "-c", ASKED + statement).strip()

    def script(self, *command):
        apart = {name: value for name, value in os.environ.items() if name not in GIVEN}
        environ = {**apart, "SERVERS_PLACE": f"faults/{self.name}"}
        done = subprocess.run(command, cwd=BASE, env=environ, capture_output=True, text=True, check=False)
        assert done.returncode == 0, f"{command}: {done.stdout[-1000:]}{done.stderr[-1000:]}"
        return done.stdout


def copy(name):
    """Servers that stand as if just installed: prepared anew only when migrations or scripts have changed."""
    with only_one():
        source = prepared()
        drop_orphans()
    made = Servers(name)
    made.local.mkdir(parents=True)
    secrets = {name: source.env[name] for name in KEPT}
    (made.local / "env").write_text("".join(f"{name}={value}\n" for name, value in secrets.items()))
    made.data.mkdir(mode=0o700)
    subprocess.run(["cp", "-a", f"{source.data}/.", made.data], check=True)
    with (made.data / "postgresql" / "postgresql.conf").open("a") as settings_of_it:
        settings_of_it.write(f"unix_socket_directories = '{made.sockets}'\n")
    made.up()
    return made


def drop_orphans():
    """What runs that were killed left behind: the name ends in the id of the process that made it."""
    for place in FAULTS.glob("bench-*"):
        pid = int(place.name.rpartition("-")[2])
        if pid == os.getpid() or not Path(f"/proc/{pid}").exists():
            Servers(place.name).drop()


def prepared():
    digest = hashlib.sha256()
    for path in sorted(path for shape in SHAPE for path in BASE.glob(shape)):
        digest.update(path.read_bytes())
    servers = Servers(f"prepared-{digest.hexdigest()[:12]}")
    if not (servers.local / "ready").exists():
        for old in FAULTS.glob("prepared-*"):
            Servers(old.name).drop()
        prepare(servers)
    return servers


def prepare(servers):
    servers.up()
    environ = {**os.environ, **servers.env, "AS_OWNER": "on", "DJANGO_SETTINGS_MODULE": "governance.settings"}
    migrate = [sys.executable, "manage.py", "migrate", "--no-input", "--verbosity", "0"]
    subprocess.run(migrate, cwd=BASE, env=environ, check=True, capture_output=True)
    servers.down()
    (servers.local / "ready").touch()


@contextmanager
def only_one():
    FAULTS.mkdir(parents=True, exist_ok=True)
    with (FAULTS / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
