"""Bring this checkout's private servers up and down.

    scripts/services up [HOLDER] [--test]     start what is missing; HOLDER is a process id or a word
    scripts/services down [HOLDER]            stop everything once no other holder is left
    scripts/services drop                     remove their data, unless somebody holds them
    scripts/services status

Several users share the servers (`make run` and `make test` at once): each holds them by a file in
`.local/holders`, and the last one that lets go stops them. A holder whose process is gone does not count.
The machine's own servers are never touched.
"""

import fcntl
import os
import shutil
import sys
from pathlib import Path

import keys
import postgres
import redis_servers
from place import LOCAL, data_folder, fail, socket_folder

HOLDERS = LOCAL / "holders"
GIVEN = ("DATABASE_URL", "DATABASE_OWNER_URL", "BROKER_URL", "CACHE_URL")


def up(holder: str, *, tests: bool) -> None:
    """Start PostgreSQL and Redis."""
    values = keys.make()
    if redis_servers.are_blocked(values):
        values = keys.move_ports()
    HOLDERS.mkdir(exist_ok=True)
    (HOLDERS / holder).touch()
    postgres.start(values)
    for name in redis_servers.KINDS:
        if tests or not name.startswith("test_"):
            redis_servers.start(name, values)


def down(holder: str) -> None:
    """Let go; the last one stops the servers."""
    (HOLDERS / holder).unlink(missing_ok=True)
    if holders():
        print(f"servers stay up for: {', '.join(holders())}")
        return
    values = keys.make()
    for name in redis_servers.KINDS:
        redis_servers.stop(name, values)
    postgres.stop()


def drop() -> None:
    """Stop the servers and remove what they keep."""
    if set(holders()) - {"hand"}:
        fail(f"the servers are in use by: {', '.join(holders())}", "stop `make run` and `make test` first")
    down("hand")
    for folder in (data_folder(), socket_folder()):
        shutil.rmtree(folder, ignore_errors=True)


def holders() -> list[str]:
    """Who holds the servers now."""
    found = sorted(path.name for path in HOLDERS.glob("*")) if HOLDERS.exists() else []
    return [name for name in found if not name.isdigit() or Path(f"/proc/{name}").exists()]


def status() -> None:
    values = keys.make()
    data = postgres.version_of_data()
    print("postgresql", "up" if data and postgres.is_running(postgres.programs(data)) else "down")
    for name in redis_servers.KINDS:
        print(name, "up" if redis_servers.answers(name, values) else "down")
    print("held by:", ", ".join(holders()) or "nobody")


def main(arguments: list[str]) -> None:
    given = [name for name in GIVEN if os.environ.get(name)]
    if given and len(given) < len(GIVEN):
        fail(f"only {', '.join(given)} named in the environment", f"name all of {', '.join(GIVEN)}, or none")
    if given:
        keys.make()
        print("using the servers named in the environment")
        return
    words = [word for word in arguments if not word.startswith("-")]
    command, holder = words[0] if words else "", words[1] if len(words) > 1 else "hand"
    if command == "up":
        up(holder, tests="--test" in arguments)
    elif command == "down":
        down(holder)
    elif command == "drop":
        drop()
    elif command == "status":
        status()
    else:
        sys.exit(__doc__)


if __name__ == "__main__":
    LOCAL.mkdir(exist_ok=True)
    with open(LOCAL / "services.lock", "w", encoding="utf-8") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        main(sys.argv[1:])
