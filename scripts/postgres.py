"""The private PostgreSQL cluster of this checkout: made once, owned by nobody who can log in from outside."""

import os
import re
from pathlib import Path

from place import ACCOUNT, BASE, data_folder, fail, own, run, socket_folder

SETTINGS = """
listen_addresses = ''
unix_socket_directories = '{sockets}'
max_connections = 200
shared_buffers = 256MB
random_page_cost = 1.1
password_encryption = 'scram-sha-256'
log_connections = off
log_min_messages = warning
timezone = 'Asia/Shanghai'
"""
ENTRANCE = "local all {account} peer\nlocal all all scram-sha-256\n"
READY = """
SELECT 1 FROM pg_database, pg_roles
WHERE datname = 'governance' AND datacl IS NOT NULL AND rolname = 'governance_backup'
"""
ROLES = BASE / "scripts" / "roles.sql"


def programs(version: str = "*") -> Path:
    """The folder of the server's programs, the newest of the machine unless a version is asked for."""
    found = sorted(
        Path("/usr/lib/postgresql").glob(f"{version}/bin/initdb"), key=lambda path: int(path.parts[-3])
    )
    if not found:
        fail(
            "PostgreSQL is not installed",
            "apt-get install postgresql-15 postgresql-15-postgis-3, or `make run`",
        )
    return found[-1].parent


def folder() -> Path:
    return data_folder() / "postgresql"


def version_of_data() -> str:
    made = run("cat", folder() / "PG_VERSION")
    return made.stdout.strip() if made.returncode == 0 else ""


def start(values: dict[str, str]) -> None:
    """Make the cluster if it is not there, start it if it is not running, restart it if the binary is newer."""
    if not version_of_data():
        initialise()
    bin_folder = programs(version_of_data())
    own(socket_folder(), 0o755)
    if is_running(bin_folder) and installed(bin_folder) != running():
        print("PostgreSQL was upgraded; restarting it")
        stop()
    if not is_running(bin_folder):
        started = run(
            bin_folder / "pg_ctl", "start", "-w", "-s", "-D", folder(), "-l", folder() / "server.log"
        )
        if started.returncode:
            fail(
                f"PostgreSQL did not start: {started.stderr.strip()}",
                f"read {folder()}/server.log, or `make reset`",
            )
    prepare(values)


def stop() -> None:
    if version_of_data():
        run(programs(version_of_data()) / "pg_ctl", "stop", "-w", "-s", "-m", "fast", "-D", folder())


def initialise() -> None:
    own(data_folder())
    made = run(
        programs() / "initdb", "-D", folder(), "-U", ACCOUNT, "--encoding=UTF8", "--locale=C.UTF-8",
        "--data-checksums", "--auth-local=peer", "--auth-host=scram-sha-256",
    )  # fmt: skip
    if made.returncode:
        fail(f"initdb: {made.stderr.strip()}", f"make room for {folder()}, or remove it")
    settings = SETTINGS.format(sockets=socket_folder())
    run("tee", "-a", folder() / "postgresql.conf", input=settings)
    run("tee", folder() / "pg_hba.conf", input=ENTRANCE.format(account=ACCOUNT))


def prepare(values: dict[str, str]) -> None:
    """Roles, the template with its extensions and default privileges, and the database."""
    if sql("postgres", READY):
        return
    sql("postgres", ROLES.read_text(encoding="utf-8"), **values)


def sql(database: str, statement: str, **values: str) -> str:
    """Run SQL as the cluster's superuser, `values` in its environment; return what it prints."""
    command = ("psql", "-XAtq", "-v", "ON_ERROR_STOP=1", "-h", socket_folder(), "-d", database, "-f", "-")
    answer = run(*command, input=statement, env={**os.environ, **values})
    if answer.returncode:
        fail(f"SQL in {database}: {answer.stderr.strip()}", "run `make reset` if the private data may go")
    return answer.stdout.strip()


def is_running(bin_folder: Path) -> bool:
    return run(bin_folder / "pg_ctl", "status", "-D", folder()).returncode == 0


def installed(bin_folder: Path) -> str:
    return version(run(bin_folder / "postgres", "--version").stdout)


def running() -> str:
    return version(sql("postgres", "SHOW server_version"))


def version(text: str) -> str:
    found = re.search(r"\d+\.\d+", text)
    return found.group() if found else ""
