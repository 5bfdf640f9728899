"""The product's own processes, started from the Procfile, killed by their ids."""

import os
import re
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import redis
from django.conf import settings

CAUGHT = re.compile(r"^SigCgt:\s*(\w+)$", re.MULTILINE)
PATIENCE = 120  # seconds a busy machine may need for what an idle one does in two


def until(happened, *, seconds, what):
    """Wait for `happened()`; a test that waits longer than `seconds` has failed."""
    limit = time.monotonic() + seconds
    while not happened():
        assert time.monotonic() < limit, f"{what}: not within {seconds} s"
        time.sleep(0.02)


def procfile():
    """name → command, as `make run` starts them."""
    lines = (settings.BASE_DIR / "Procfile").read_text().splitlines()
    return dict(line.split(": ", 1) for line in lines if ": " in line)


def environ(*, broker_url):
    """The environment of the processes: the product's settings, this run's database, and a Redis of their own."""
    return {
        **os.environ,
        "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}",
        "DJANGO_SETTINGS_MODULE": "governance.settings",
        "BROKER_URL": broker_url,
        "PYTHONPATH": str(settings.BASE_DIR),
    }


class Process:
    """One process with its children, in a session of its own."""

    def __init__(self, command, *, log, environ=None, tree=settings.BASE_DIR):
        self.command, self.log, self.environ, self.tree, self.kills = command, log, environ, tree, 0
        self.start()

    def start(self):
        with self.log.open("ab") as log:
            self.running = subprocess.Popen(
                ["sh", "-c", self.command],
                cwd=self.tree,
                env=self.environ,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )

    def kill(self):
        """SIGKILL, children included: nobody is left to put anything back."""
        assert self.running.poll() is None, self.log.read_text()[-2000:]
        os.killpg(self.running.pid, signal.SIGKILL)
        self.running.wait()
        self.kills += 1

    def kill_and_restart(self):
        self.kill()
        self.start()

    def children(self):
        listed = Path(f"/proc/{self.running.pid}/task/{self.running.pid}/children").read_text()
        return [int(pid) for pid in listed.split()]

    def end(self):
        """TERM, once there is somebody to hear it; answers the exit code. What does not end is killed, and -9 tells."""
        until(self.hears_term, seconds=PATIENCE, what="the process is up")
        self.running.terminate()
        try:
            return self.running.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            os.killpg(self.running.pid, signal.SIGKILL)
            return self.running.wait()

    def hears_term(self):
        """Whether its handler stands (or it has ended): before that, TERM ends a process as it ends any other."""
        if self.running.poll() is not None:
            return True
        status = Path(f"/proc/{self.running.pid}/status").read_text()
        return bool(int(CAUGHT.search(status)[1], 16) >> (signal.SIGTERM - 1) & 1)


class PrivateRedis(Process):
    """A broker that keeps nothing on disk, so that its death loses everything it knew."""

    def __init__(self, folder):
        with socket.create_server(("127.0.0.1", 0)) as free:
            self.port = free.getsockname()[1]
        self.url = f"redis://127.0.0.1:{self.port}/0"
        self.client = redis.Redis.from_url(self.url)
        command = (
            f"exec redis-server --bind 127.0.0.1 --port {self.port} --save '' --appendonly no --dir {folder}"
        )
        super().__init__(command, log=folder / "redis.log")

    def start(self):
        super().start()
        until(self.answers, seconds=PATIENCE, what="Redis answers")

    def answers(self):
        try:
            return self.client.ping()
        except redis.ConnectionError:
            return False
