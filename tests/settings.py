"""The product's settings, pointed at the databases of this test run.

Read before Django starts, by the tests and by every process that a test starts: those find the run's own
PostgreSQL database and Redis numbers in their environment, never the ones of `make run`.
"""

import os
import zlib
from urllib.parse import urlsplit

from governance import environment

WORKER = os.environ.get("PYTEST_XDIST_WORKER", "")
SUFFIX = os.environ.get("TEST_DATABASE_SUFFIX", "")
TEST_DATABASE = "_".join(filter(None, ("test_governance", SUFFIX, WORKER)))
# Sixteen Redis numbers for each suffix: one for a plain run, the others for parallel workers.
NUMBER = zlib.crc32(SUFFIX.encode()) % 64 * 16 + (int(WORKER[2:]) % 15 + 1 if WORKER else 0)


def at_tests(values: dict[str, str]) -> dict[str, str]:
    """The addresses of `values`, with the databases of this run in them."""
    redis = {name: values.get(f"TEST_{name}", values[name]) for name in ("BROKER_URL", "CACHE_URL")}
    roles = ("DATABASE_URL", "DATABASE_OWNER_URL", "DATABASE_BACKUP_URL")
    postgres = {name: values[name] for name in roles if name in values}
    return {
        **{name: elsewhere(address, str(NUMBER)) for name, address in redis.items()},
        **{name: elsewhere(address, TEST_DATABASE) for name, address in postgres.items()},
        "STATIC_MANIFEST": "off",
        "DATABASE_POOL": "0",
        "TLS": "off",
        # One step unless a test says otherwise: tests/grids/views/ try both.
        "SECOND_FACTOR": "offered",
        # A sweep in a test would take the running site's photos for strays.
        "MEDIA_ROOT": str(environment.BASE / ".local" / "test-media" / TEST_DATABASE),
        # Playwright's loop lives in the main thread of a test; the tests themselves are plain.
        "DJANGO_ALLOW_ASYNC_UNSAFE": "true",
    }


def elsewhere(address: str, database: str) -> str:
    """The same server, another database of it."""
    return urlsplit(address)._replace(path=f"/{database}").geturl()


os.environ.update(at_tests(environment.mapping()))

from governance.settings import *  # noqa: E402, F403

# Argon2 is slow on purpose; what it protects is not under test.
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
# Nothing is collected for tests; the server of static files looks for its folder all the same.
STATIC_ROOT.mkdir(parents=True, exist_ok=True)  # noqa: F405
# A line for each of ten thousand requests would hide what a failed test has to say.
LOGGING["loggers"]["governance.access"] = {"level": "WARNING"}  # noqa: F405
