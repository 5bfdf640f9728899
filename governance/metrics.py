"""What Prometheus is told: how long requests took, and how the machine's parts are doing.

Each web process counts for itself; with PROMETHEUS_MULTIPROC_DIR set they count into files there, and whichever of
them is asked answers for all. The state of the parts is read from the database at the moment of asking.
"""

import os
from pathlib import Path

from django.db import DatabaseError, connection
from prometheus_client import CollectorRegistry, Histogram, generate_latest, multiprocess
from prometheus_client.core import REGISTRY, GaugeMetricFamily

from governance import machine
from governance.version import VERSION
from messaging import health, pulse

SHARED = os.environ.get("PROMETHEUS_MULTIPROC_DIR", "")
if SHARED:  # counting begins with the first request, and must not be what fails it
    Path(SHARED).mkdir(parents=True, exist_ok=True)
METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS")
CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8"
requests = Histogram(
    "governance_request_seconds",
    "How long a request took, by the view's name",
    ["method", "view", "status"],
    buckets=(0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30),
)


def observe(method, view, status, seconds):
    """Count one request. A method or a view that is not ours is counted as `other`: a client may invent them."""
    named = method if method in METHODS else "other"
    requests.labels(named, view, f"{status // 100}xx").observe(seconds)


def text():
    """Everything, in Prometheus's own format (bytes)."""
    if SHARED:
        counted = CollectorRegistry()
        multiprocess.MultiProcessCollector(counted)
    else:
        counted = REGISTRY
    state = CollectorRegistry()
    state.register(Parts())
    return generate_latest(counted) + generate_latest(state)


def gauge(name, about, values, labels=()):
    """One family; `values` are (labels, value)."""
    family = GaugeMetricFamily(f"governance_{name}", about, labels=labels)
    for of, value in values:
        family.add_metric(of, value)
    return family


class Parts:
    """The machine's parts, read anew at each asking."""

    def collect(self):
        """What the database knows may be missing; that it does not answer is a measure as well."""
        try:
            yield from list(kept())
            answers = 1
        except DatabaseError:
            answers = 0
        yield gauge("database_answers", "Whether the database does", [((), answers)])
        yield gauge("queue_length", "Messages the workers have before them", none_or(machine.queue_length()))
        yield gauge("disk_free_share", "Free share of the photos' disk", [((), machine.free_share())])
        yield gauge("pool_connections", "This process's connections", pool(), ["state"])
        yield gauge("build_info", "What runs", [([VERSION], 1)], ["version"])


def kept():
    """The measures of what PostgreSQL remembers."""
    waiting = health.waiting()
    yield gauge("outbox_open", "Rows still to be done", [([t], n) for t, n, _ in waiting], ["topic"])
    yield gauge("outbox_oldest_seconds", "Age of the oldest", [([t], s) for t, _, s in waiting], ["topic"])
    yield gauge("outbox_parked", "Rows that wait for a person", [((), health.parked())])
    yield gauge("relay_lag_seconds", "How long the oldest row waits for a worker", [((), health.lag())])
    signs = [([name], age) for name, age in sorted(pulse.ages().items())]
    yield gauge("sign_age_seconds", "Since the part's last sign of life", signs, ["part"])


def none_or(value):
    return [] if value is None else [((), value)]


def pool():
    """The pool of the process that answers; nothing where it holds plain connections."""
    if not connection.pool:
        return []
    stats = connection.pool.get_stats()
    names = {"open": "pool_size", "free": "pool_available", "wanted": "requests_waiting"}
    return [([state], stats.get(name, 0)) for state, name in names.items()]
