"""wrk as a function: requests in, figures out."""

import json
import subprocess
from dataclasses import dataclass, field
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlsplit
from uuid import uuid4

from bench import cpu
from bench.servers import BASE, LOCAL

SCRIPT = Path(__file__).parent / "wrk" / "ask.lua"
HOST = "localhost"
THREADS = 2


@dataclass(frozen=True)
class Request:
    """One request; in the body `{uuid}` is another each time, `{n}` a line break."""

    path: str
    method: str = "GET"
    kind: str = ""
    body: str = ""


@dataclass
class Figures:
    """What a run of wrk answered; times in milliseconds."""

    seconds: float
    requests: int
    bytes: int
    p50: float
    p95: float
    p99: float
    max: float
    turns: float  # how often the list of requests was gone through
    errors: int
    statuses: dict = field(default_factory=dict)
    web: float = 0  # processor time of a request in milliseconds: of the web processes, of the database
    database: float = 0

    @property
    def rate(self):
        return self.requests / self.seconds

    @property
    def size(self):
        return self.bytes / max(1, self.requests)


def ask(address, requests, *, session, cookies="", connections=2, seconds=4, warm=1):
    """Send the requests from so many connections for so many seconds, after `warm` seconds that do not count."""
    lines = (f"{one.method}\t{one.path}\t{one.kind}\t{one.body}\n" for one in requests)
    file = LOCAL / "requests.tsv"
    file.write_text("".join(lines), encoding="utf-8")
    if warm:
        start(address, file, cookies, connections, warm)
    before = cpu.of_session(session), cpu.of_database()
    figures = start(address, file, cookies, connections, seconds)
    after = cpu.of_session(session), cpu.of_database()
    figures.web, figures.database = (
        (then - first) * 1_000 / max(1, figures.requests) for first, then in zip(before, after, strict=True)
    )
    return figures


def once(address, one, cookies):
    """Send one request and answer the status."""
    parts = urlsplit(address)
    connection = HTTPConnection(parts.hostname, parts.port, timeout=60)
    facts = {"Host": HOST, "Cookie": cookies, "Origin": f"https://{HOST}", "Content-Type": one.kind}
    behind = {"X-Forwarded-Proto": "https", "X-Forwarded-For": "10.255.0.1", "Accept-Language": "zh-CN"}
    body = one.body.replace("{uuid}", str(uuid4())).replace("{n}", "\r\n").encode()
    connection.request(one.method, one.path, body or None, facts | behind)
    answer = connection.getresponse()
    answer.read()
    connection.close()
    return answer.status


def start(address, file, cookies, connections, seconds):
    threads = min(THREADS, connections)
    options = (f"-t{threads}", f"-c{connections}", f"-d{seconds}s", "--timeout", "20s", "-s", SCRIPT)
    command = ["wrk", *options, address, "--", file, HOST, cookies, threads]
    done = subprocess.run(list(map(str, command)), cwd=BASE, text=True, capture_output=True, check=True)
    found = [line for line in done.stdout.splitlines() if line.startswith("JSON ")]
    if not found:
        raise SystemExit(f"wrk said: {done.stdout}{done.stderr}")
    return Figures(**json.loads(found[-1].removeprefix("JSON ")))
