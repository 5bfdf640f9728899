"""Where this checkout keeps its private servers, and as whom they run."""

import os
import pwd
import re
import subprocess
import sys
import zlib
from pathlib import Path

BASE = Path(__file__).resolve().parent.parent
# The servers of the checkout itself; a fault test names a place below and has servers of its own to break.
PLACE = os.environ.get("SERVERS_PLACE", "")
LOCAL = BASE / ".local" / PLACE
ENV_FILE = LOCAL / "env"
NUMBER = zlib.crc32(str(BASE / PLACE).encode())
NAME = f"governance-{NUMBER:08x}"
AS_ROOT = os.geteuid() == 0
ACCOUNT = "postgres" if AS_ROOT else pwd.getpwuid(os.geteuid()).pw_name


def fail(step: str, cure: str) -> None:
    """Stop with the step that failed and what to do about it."""
    sys.exit(f"✗ {step}\n  → {cure}")


def run(*command: str, **options) -> subprocess.CompletedProcess:
    """Run a command as the servers' account (root may not run PostgreSQL)."""
    drop = ("runuser", "-u", ACCOUNT, "--") if AS_ROOT else ()
    return subprocess.run(
        [*drop, *map(str, command)], cwd="/", text=True, capture_output=True, check=False, **options
    )


def reachable(folder: Path) -> bool:
    return run("test", "-x", folder).returncode == 0


def data_folder() -> Path:
    """`.local/servers` where the account can reach it, else a folder of the system named after the checkout."""
    LOCAL.mkdir(exist_ok=True)
    inside = LOCAL / "servers"
    return inside if reachable(LOCAL) else Path("/var/lib") / NAME


def socket_folder() -> Path:
    """A short path: a socket's may have 107 bytes."""
    private = Path(os.environ.get("XDG_RUNTIME_DIR", ""))
    if AS_ROOT:
        return Path("/run") / NAME
    return (private if private.is_absolute() and private.is_dir() else Path("/tmp")) / NAME


def own(folder: Path, mode: int = 0o700) -> Path:
    """Make the folder, for the servers' account."""
    folder.mkdir(parents=True, exist_ok=True)
    entry = pwd.getpwnam(ACCOUNT)
    if AS_ROOT:
        os.chown(folder, entry.pw_uid, entry.pw_gid)
    elif folder.stat().st_uid != entry.pw_uid:
        fail(
            f"{folder} belongs to somebody else",
            f"remove {folder}, or set XDG_RUNTIME_DIR to a folder of yours",
        )
    folder.chmod(mode)
    return folder


def read_env() -> dict[str, str]:
    """The lines of .local/env."""
    lines = ENV_FILE.read_text(encoding="utf-8").splitlines() if ENV_FILE.exists() else []
    return dict(line.split("=", 1) for line in lines if re.match(r"[A-Z_]+=", line))


def write_env(values: dict[str, str]) -> None:
    """Write .local/env, readable by its owner only."""
    LOCAL.mkdir(exist_ok=True)
    fresh = ENV_FILE.with_suffix(".new")
    fresh.touch(mode=0o600)
    fresh.write_text("".join(f"{name}={value}\n" for name, value in values.items()), encoding="utf-8")
    fresh.replace(ENV_FILE)
