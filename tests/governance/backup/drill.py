"""Two places with servers of their own: one that is saved, an empty one that has only the keys of the first."""

import json
import os
import re
import secrets
import subprocess
import sys
from urllib.parse import urlencode
from uuid import uuid4

import psycopg

from tests.faults.bench import free_port
from tests.faults.processes import Process, procfile, until
from tests.faults.residents import TOKEN, Resident
from tests.faults.servers import BASE, Servers

ADDRESSES = ("DATABASE_URL", "DATABASE_OWNER_URL", "DATABASE_BACKUP_URL", "BROKER_URL", "CACHE_URL")
KEYS = ("SECRET_KEY", "FIELD_KEYS", "BLIND_INDEX_KEY")
NUMBER = re.compile(r"\b\d{19}\b")
API = "/api/v1/cases/"


class Place:
    """Servers below .local/faults, a folder of photos, commands and processes as production has them."""

    def __init__(self, name, folder, keys=None):
        self.servers, self.folder, self.running = Servers(name), folder, {}
        if self.servers.local.exists():
            self.servers.drop()  # of a run that was killed
        if keys:
            self.servers.local.mkdir(parents=True)
            (self.servers.local / "env").write_text(
                "".join(f"{key}={value}\n" for key, value in keys.items())
            )
        self.servers.up()
        self.port, self.media = None, folder / f"{name}-media"
        self.environ = self.settings()

    @property
    def keys(self):
        """What the operator has to have kept."""
        return {name: self.servers.env[name] for name in KEYS}

    def settings(self):
        kept = self.servers.env
        return {
            **os.environ,
            **{name: kept[name] for name in (*ADDRESSES, *KEYS, "ALLOWED_HOSTS")},
            "DJANGO_SETTINGS_MODULE": "governance.settings",
            "PATH": f"{BASE}/.venv/bin:{os.environ['PATH']}",
            "MEDIA_ROOT": str(self.media),
            "BEAT_FILE": str(self.folder / "beat"),
            "METRICS_FOLDER": str(self.folder / "metrics"),
            "SITE_URL": "http://localhost",
            "TLS": "off",
            "DATABASE_POOL": "",
        }

    def manage(self, *words, **changes):
        """What a command prints; it must have gone well."""
        command = [sys.executable, "-W", "ignore", "manage.py", *map(str, words)]
        done = subprocess.run(
            command, cwd=BASE, env=self.environ | changes, text=True, capture_output=True, check=False
        )
        assert done.returncode == 0, f"{words}: {done.stdout[-3000:]}{done.stderr[-3000:]}"
        return done.stdout

    def ask(self, statement, *values):
        """The first row, read as the role that saves."""
        with psycopg.connect(self.environ["DATABASE_BACKUP_URL"]) as line:
            return line.execute(statement, values).fetchone()

    def start(self):
        self.port = free_port()  # now, and not minutes before somebody else takes it
        self.environ |= {"PORT": str(self.port), "SECOND_FACTOR": "offered"}
        for name in ("web", "worker", "beat", "relay"):
            log = self.folder / f"{name}.log"
            self.running[name] = Process(procfile()[name], log=log, environ=self.environ)
        until(
            lambda: Resident(self.port).ask("GET", "/healthz").status == 200, seconds=90, what="web answers"
        )

    def close(self):
        for process in self.running.values():
            process.end()
        self.servers.drop()


class Officer:
    """Somebody of the staff, by the API, with a key of his own."""

    def __init__(self, place, username):
        key = place.manage("issue_api_key", "--officer", username, "--name", f"drill {username}").strip()
        self.line = Resident(place.port, headers={"Authorization": f"Api-Key {key}"})

    def act(self, number, action, **facts):
        """One step of the case; the answer's body."""
        seen = self.line.ask("GET", f"{API}{number}/")
        assert seen.status == 200, (action, seen.status, seen.body[:500])
        sent = {"If-Match": seen.headers["etag"], "Idempotency-Key": str(uuid4())}
        path = f"{API}{number}/actions/{action}/"
        done = self.line.ask("POST", path, json.dumps(facts), "application/json", **sent)
        assert done.status in (200, 201), (action, done.status, done.body[:1000])
        return json.loads(done.body)


def a_report(place, door):
    """A resident scans the code and reports; (number, secret of the link)."""
    resident = Resident(place.port)
    words = f"楼道灯不亮 {secrets.token_hex(4)}"
    answer = resident.report(door, words)
    assert answer.status == 302, answer.body[:500]
    done = resident.ask("GET", answer.headers["location"])
    return NUMBER.search(done.body)[0], answer.secret


def rates(place, secret):
    """The reporter opens the link, whose secret is what counts, and says that it is solved."""
    resident = Resident(place.port)
    assert resident.ask("GET", f"/t/{secret}/").status == 200
    form = {"key": uuid4(), "solved": "true", "level": 5}
    answer = resident.ask("POST", f"/t/{secret}/rate/", urlencode(form))
    assert answer.status == 302, (answer.status, answer.body[:500])


def signs_in(place, username, password):
    """Where the sign-in page leads with the right password, and with a wrong one."""

    def led_to(word):
        browser = Resident(place.port)
        token = TOKEN.search(browser.ask("GET", "/sign-in/").body)[1]
        form = f"csrfmiddlewaretoken={token}&username={username}&password={word}"
        return browser.ask("POST", "/sign-in/", form)

    return led_to(password), led_to("not-the-password")
