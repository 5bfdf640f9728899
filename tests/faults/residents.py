"""Residents who report over real HTTP and, when they get no answer, press again with the same key."""

import http.client
import re
import threading
import time
import uuid
from dataclasses import dataclass, field
from http import HTTPStatus
from http.cookies import SimpleCookie
from urllib.parse import urlencode

from django.test.client import BOUNDARY, MULTIPART_CONTENT, encode_multipart

TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')
DONE = re.compile(r"/done/([a-z2-7]{24})/")
REPORTS_OF_A_DEVICE = 5  # half the budget: a press that has to be repeated is counted as well
PATIENCE = 180  # seconds one report may need until it is acknowledged
PAUSE = 0.1
LOST = (OSError, http.client.HTTPException)


@dataclass
class Answer:
    """What one request got: a status, or 0 and the name of what went wrong with the connection."""

    status: int
    headers: dict = field(default_factory=dict)
    body: str = ""
    at: float = 0.0
    seconds: float = 0.0
    trouble: str = ""

    @property
    def secret(self):
        found = DONE.search(self.headers.get("location", ""))
        return found[1] if self.status == HTTPStatus.FOUND and found else ""

    @property
    def is_no_answer(self):
        """Worth another press: the server's fault, or nobody's."""
        return self.status == 0 or self.status >= HTTPStatus.INTERNAL_SERVER_ERROR


class Resident:
    """One device: its cookies, its address (all of 127/8 is ours), and every answer it ever got."""

    def __init__(self, port, *, address="127.0.0.1", headers=None):
        self.port, self.address, self.headers = port, address, headers or {}
        self.cookies, self.answers = {}, []

    def ask(self, method, path, body=None, kind="application/x-www-form-urlencoded", **headers):
        started, answer = time.monotonic(), None
        line = http.client.HTTPConnection(
            "127.0.0.1", self.port, timeout=120, source_address=(self.address, 0)
        )
        try:
            line.request(method, path, body, self.headers_for(body, kind) | headers)
            got = line.getresponse()
            text = got.read().decode(errors="replace")
            self.remember(got.headers.get_all("Set-Cookie", []))
            answer = Answer(got.status, {name.lower(): value for name, value in got.headers.items()}, text)
        except LOST as trouble:
            answer = Answer(0, trouble=type(trouble).__name__)
        finally:
            line.close()
        answer.at, answer.seconds = started, time.monotonic() - started
        self.answers.append(answer)
        return answer

    def headers_for(self, body, kind):
        sent = {"Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items())}
        return sent | ({"Content-Type": kind} if body is not None else {}) | self.headers

    def remember(self, lines):
        for line in lines:
            self.cookies |= {name: morsel.value for name, morsel in SimpleCookie(line).items()}

    def open_form(self, door):
        """GET the form until it comes; its token."""
        answer = self.until_answered(lambda: self.ask("GET", f"/q/{door}/report/"))
        return TOKEN.search(answer.body)[1]

    def send(self, door, form, photos=()):
        """One press on the button."""
        path = f"/q/{door}/report/"
        if photos:
            return self.ask(
                "POST", path, encode_multipart(BOUNDARY, form | {"photos": photos}), MULTIPART_CONTENT
            )
        return self.ask("POST", path, urlencode(form))

    def form(self, door, description, key=None):
        token = self.open_form(door)
        return {"csrfmiddlewaretoken": token, "key": str(key or uuid.uuid4()), "description": description}

    def report(self, door, description, key=None):
        """Fill in, send, and press again until there is an answer; the last one."""
        form = self.form(door, description, key)
        return self.until_answered(lambda: self.send(door, form))

    def until_answered(self, press):
        limit = time.monotonic() + PATIENCE
        while (answer := press()).is_no_answer:
            assert time.monotonic() < limit, f"no answer in {PATIENCE} s: {answer.status} {answer.trouble}"
            threading.Event().wait(PAUSE)
        return answer


class Crowd:
    """Several at once, each with a share of the reports; {description: secret} of what was acknowledged."""

    def __init__(self, bench, *, clients, reports, name="report"):
        self.bench, self.clients, self.reports, self.name = bench, clients, reports, name
        self.acknowledged, self.answers, self.troubles = {}, [], []
        self.threads = [threading.Thread(target=self.run, args=(number,)) for number in range(clients)]

    def start(self):
        for thread in self.threads:
            thread.start()
        return self

    @property
    def is_busy(self):
        return any(thread.is_alive() for thread in self.threads)

    def join(self):
        for thread in self.threads:
            thread.join()
        assert not self.troubles, self.troubles[:3]
        return self

    def run(self, client):
        try:
            for place, number in enumerate(range(client, self.reports, self.clients)):
                if place % REPORTS_OF_A_DEVICE == 0:
                    resident = Resident(self.bench.port, address=f"127.0.{client + 1}.{place // 200 + 1}")
                self.one(resident, number)
                self.answers += resident.answers
                resident.answers = []
        except Exception as trouble:  # a thread's own assertion is the test's
            self.troubles.append(repr(trouble))

    def one(self, resident, number):
        door = self.bench.doors[number % len(self.bench.doors)]
        answer = resident.report(door, description := f"{self.name} {number:05}")
        assert answer.secret, f"{answer.status}: {answer.body[:300]}"
        self.acknowledged[description] = answer.secret
