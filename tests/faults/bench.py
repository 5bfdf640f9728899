"""A running site to break: servers of its own, the Procfile's processes on a free port, a town with many doors."""

import os
import socket
import threading
from urllib.parse import urlsplit

from django.db import connection

from governance import environment
from grids.actions.qr_codes import issue_code
from tests.cast import MONDAY, build_town
from tests.faults import servers
from tests.faults.processes import PATIENCE, Process, procfile, until
from tests.faults.proxy import Proxy
from tests.grids import world
from tests.grids.world import CLOCK

OWN = ("DATABASE_URL", "DATABASE_OWNER_URL", "BROKER_URL", "CACHE_URL", "ALLOWED_HOSTS", "SITE_URL")
RESTARTS_EVERY = 0.05


class Bench:
    """Servers, processes and the town of one test. `environ` is what the processes are started with."""

    def __init__(self, name, folder):
        self.folder, self.running, self.proxy = folder, {}, None
        self.servers = servers.copy(name)
        self.media = folder / "media"
        self.media.mkdir()
        self.port = free_port()
        self.environ = self.settings()
        self.town, self.doors = None, []

    def settings(self):
        """What tests/settings.py says of this test run is not for these processes: they are as `make run` has them."""
        ours = {name: self.servers.env[name] for name in OWN}
        return (
            environment.mapping()
            | ours
            | {
                "DJANGO_SETTINGS_MODULE": "governance.settings",
                "PYTHONPATH": str(servers.BASE),
                "PATH": f"{servers.BASE}/.venv/bin:{os.environ['PATH']}",
                "MEDIA_ROOT": str(self.media),
                "BEAT_FILE": str(self.folder / "beat"),
                "PORT": str(self.port),
                "TLS": "off",
                "DATABASE_POOL": "",
            }
        )

    def build(self, *, doors=1):
        """The town, and as many doors with a code."""
        self.town = build_town()
        self.doors = [self.town.qr.token]
        for number in range(2, doors + 1):
            building = world.building(self.town.here.micro, number)
            self.doors.append(issue_code(building, by=CLOCK, at=MONDAY).token)

    def through_a_wire(self):
        """From now on processes reach PostgreSQL through a Proxy; answers it."""
        self.proxy = Proxy(self.servers.sockets / ".s.PGSQL.5432")
        address = urlsplit(self.environ["DATABASE_URL"])
        wired = f"postgresql://{address.username}:{address.password}@{self.proxy.address}/governance?sslmode=disable"
        self.environ["DATABASE_URL"] = wired
        return self.proxy

    def start(self, *names, **more):
        """Processes of the Procfile by name; `more` is added to their environment. Answers the last."""
        for name in names:
            label = name if name not in self.running else f"{name}{len(self.running)}"
            log = self.folder / f"{label}.log"
            self.running[label] = Process(procfile()[name], log=log, environ=self.environ | more)
            if name == "web":
                until(self.answers, seconds=PATIENCE, what="web answers")
        return self.running[label]

    def answers(self):
        with socket.socket() as probe:
            return probe.connect_ex(("127.0.0.1", self.port)) == 0

    def log(self, label):
        return (self.folder / f"{label}.log").read_text(errors="replace")

    def end(self):
        """TERM to all; {label: exit code}."""
        return {label: process.end() for label, process in self.running.items()}

    def close(self):
        """What still runs is killed: nobody needs what it would have tidied up."""
        for process in self.running.values():
            if process.running.poll() is None:
                process.kill()
        if self.proxy:
            self.proxy.end()
        self.servers.drop()


class Kept:
    """What `restart: unless-stopped` does: a process that has ended is started again."""

    def __init__(self, process):
        self.process, self.restarts, self.over = process, 0, threading.Event()
        self.thread = threading.Thread(target=self.keep)

    def keep(self):
        while not self.over.wait(RESTARTS_EVERY):
            if self.process.running.poll() is not None:
                self.process.start()
                self.restarts += 1

    def __enter__(self):
        self.thread.start()
        return self

    def __exit__(self, *_):
        self.over.set()
        self.thread.join()


def free_port():
    with socket.create_server(("127.0.0.1", 0)) as free:
        return free.getsockname()[1]


def ours(of):
    """Django's connection settings for the private database, as the application's role."""
    known = environment.database({**of.env}, "DATABASE_URL")
    return {name: known[name] for name in ("NAME", "USER", "PASSWORD", "HOST", "PORT")}


def point_django_at(settings_of_it):
    connection.close()
    connection.settings_dict.update(settings_of_it)
