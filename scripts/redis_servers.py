"""The private Redis servers: a broker that keeps what it was told, a cache that may forget, both again for tests."""

import time

import keys
from place import data_folder, fail, own, run

PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"
COMMON = """
bind 127.0.0.1
port {port}
requirepass {password}
daemonize yes
dir {folder}
pidfile {folder}/redis.pid
logfile {folder}/redis.log
databases 1024
save ""
"""
BROKER = "appendonly yes\nappendfsync everysec\nmaxmemory-policy noeviction\n"
CACHE = "appendonly no\nmaxmemory 128mb\nmaxmemory-policy allkeys-lru\n"
KINDS = {"broker": BROKER, "cache": CACHE, "test_broker": BROKER, "test_cache": CACHE}


def start(name: str, values: dict[str, str]) -> None:
    """Start one server if it does not answer."""
    if answers(name, values):
        return
    folder = own(data_folder() / name)
    text = (
        COMMON.format(port=port(name, values), password=values["REDIS_PASSWORD"], folder=folder) + KINDS[name]
    )
    run("sh", "-c", f"umask 077; cat > {folder}/redis.conf", input=text)
    if run("redis-server", folder / "redis.conf").returncode:
        fail(f"Redis ({name}) did not start", f"read {folder}/redis.log; is redis-server installed?")
    for _ in range(100):
        if answers(name, values):
            return
        time.sleep(0.05)
    fail(f"Redis ({name}) does not answer on port {port(name, values)}", f"read {folder}/redis.log")


def are_blocked(values: dict[str, str]) -> bool:
    """Whether something else listens where none of ours does."""
    if any(answers(name, values) for name in KINDS):
        return False
    return not all(keys.is_free(port(name, values)) for name in KINDS)


def stop(name: str, values: dict[str, str]) -> None:
    if answers(name, values):
        ask(name, values, "shutdown")
        while answers(name, values):
            time.sleep(0.02)


def port(name: str, values: dict[str, str]) -> int:
    return int(values["REDIS_PORT"]) + list(KINDS).index(name)


def answers(name: str, values: dict[str, str]) -> bool:
    return ask(name, values, "ping").strip() == "PONG"


def ask(name: str, values: dict[str, str], *command: str) -> str:
    """Ask through redis-cli, with the password kept out of the process list."""
    environment = {"REDISCLI_AUTH": values["REDIS_PASSWORD"], "PATH": PATH}
    return run("redis-cli", "-p", port(name, values), *command, env=environment).stdout
