"""Two releases of the product on one database, and the door in front that leads to either."""

import asyncio
import subprocess
import sys

from tests.faults.bench import free_port
from tests.faults.processes import Process, until
from tests.faults.proxy import Proxy
from tests.faults.residents import Resident
from tests.faults.servers import BASE

# What 0.1.0 was, until a tag says it.
FIRST = "79b826f99cb07786eb2098b71592acac4c0d7b0f"
READY = 200
PROCESSES = ("web", "worker", "beat", "relay")


def previous():
    """The release before this one: the newest tag that is not this very commit, or the first release."""
    told = subprocess.run(
        ["git", "describe", "--tags", "--abbrev=0", "--match", "v*", "HEAD^"],
        cwd=BASE, capture_output=True, text=True, check=False,
    )  # fmt: skip
    return told.stdout.strip() or FIRST


class Release:
    """The code of one release and the processes that run it, beside others on the same servers."""

    def __init__(self, tree, environ, folder):
        self.tree, self.folder, self.running, self.port = tree, folder, {}, free_port()
        self.environ = environ | {
            "PYTHONPATH": str(tree),
            "PORT": str(self.port),
            "BEAT_FILE": str(folder / "beat"),
            "METRICS_FOLDER": str(folder / "metrics"),
            "STATIC_MANIFEST": "off",
        }
        folder.mkdir()

    @classmethod
    def of(cls, reference, environ, folder):
        """An earlier one, unpacked beside the present."""
        tree = folder.with_name(f"{folder.name}-tree")
        tree.mkdir()
        archive = subprocess.run(["git", "archive", reference], cwd=BASE, check=True, capture_output=True)
        subprocess.run(["tar", "--extract"], cwd=tree, input=archive.stdout, check=True)
        (tree / "static_vendor").symlink_to(BASE / "static_vendor")
        release = cls(tree, environ, folder)
        release.manage("compilemessages", "--verbosity", "0")
        return release

    def manage(self, *words, **changes):
        """What a command of this release prints; it must have gone well."""
        command = [sys.executable, "-W", "ignore", "manage.py", *map(str, words)]
        done = subprocess.run(
            command, cwd=self.tree, env=self.environ | changes, text=True, capture_output=True, check=False
        )
        assert done.returncode == 0, f"{words}: {done.stdout[-3000:]}{done.stderr[-3000:]}"
        return done.stdout

    def start(self, *names):
        """Processes of this release's own Procfile; the relay before web, which is not ready without one."""
        lines = (self.tree / "Procfile").read_text().splitlines()
        commands = dict(line.split(": ", 1) for line in lines if ": " in line)
        for name in names:
            log = self.folder / f"{name}.log"
            self.running[name] = Process(commands[name], log=log, environ=self.environ, tree=self.tree)
            if name == "web":
                until(self.is_ready, seconds=90, what=f"web of {self.tree.name} is ready")

    def is_ready(self):
        return Resident(self.port).ask("GET", "/readyz").status == READY

    def end(self, *names):
        """TERM; {process: exit code}."""
        return {name: self.running.pop(name).end() for name in names}


class Front(Proxy):
    """What nginx is to web: new requests go where it points, those under way are finished where they are."""

    def point_at(self, port):
        self.upstream = port

    async def reach(self):
        return await asyncio.open_connection("127.0.0.1", int(self.upstream))
