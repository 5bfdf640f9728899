"""Keys and addresses of this checkout, made once and kept in .local/env."""

import base64
import secrets
import socket

from place import BASE, LOCAL, NUMBER, read_env, socket_folder, write_env

REDIS = ("BROKER", "CACHE", "TEST_BROKER", "TEST_CACHE")


def make() -> dict[str, str]:
    """Everything the settings ask for; what is there already stays. Returns the values."""
    values = read_env()
    made = {**defaults(values), **values}
    if made != values:
        write_env(made)
    return made


def defaults(values: dict[str, str]) -> dict[str, str]:
    app, owner, backup, redis = (
        values.get(f"{name}_PASSWORD") or secrets.token_hex(16)
        for name in ("APP", "OWNER", "BACKUP", "REDIS")
    )
    first = values.get("REDIS_PORT") or str(free_ports())
    ports = {name: int(first) + at for at, name in enumerate(REDIS)}
    return {
        "SECRET_KEY": secrets.token_urlsafe(64),
        "FIELD_KEYS": f"k1:{key()}",
        "BLIND_INDEX_KEY": key(),
        "APP_PASSWORD": app,
        "OWNER_PASSWORD": owner,
        "BACKUP_PASSWORD": backup,
        "REDIS_PASSWORD": redis,
        "REDIS_PORT": first,
        "DATABASE_URL": f"postgresql://governance_app:{app}@/governance?host={socket_folder()}",
        "DATABASE_OWNER_URL": f"postgresql://governance_owner:{owner}@/governance?host={socket_folder()}",
        "DATABASE_BACKUP_URL": f"postgresql://governance_backup:{backup}@/governance?host={socket_folder()}",
        **{f"{name}_URL": f"redis://:{redis}@127.0.0.1:{port}/0" for name, port in ports.items()},
        "ALLOWED_HOSTS": "localhost,127.0.0.1,[::1]",
        "SITE_URL": "http://localhost:8000",
        "TLS": "off",
        "DEBUG": "off",
        "MEDIA_ROOT": str(LOCAL / "media"),
    }


def move_ports() -> dict[str, str]:
    """Other ports for Redis, when somebody else took ours meanwhile."""
    moved = ("REDIS_PORT", *(f"{name}_URL" for name in REDIS))
    write_env({name: value for name, value in read_env().items() if name not in moved})
    return make()


def key() -> str:
    return base64.b64encode(secrets.token_bytes(32)).decode()


def free_ports() -> int:
    """The first of four neighbouring ports, counted from the checkout's own number."""
    for attempt in range(200):
        first = 20000 + (NUMBER + attempt * 8) % 10000
        if all(is_free(first + at) for at in range(len(REDIS))):
            return first
    raise SystemExit("✗ no free ports for Redis\n  → stop something that listens on 127.0.0.1:20000-30000")


def is_free(port: int) -> bool:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        return probe.connect_ex(("127.0.0.1", port)) != 0


if __name__ == "__main__":
    make()
    print(f"keys and addresses: {BASE / '.local' / 'env'}")
