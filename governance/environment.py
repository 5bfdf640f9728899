"""Settings come from the environment only. A wrong or missing one stops the start with its cure.

`make run` keeps the private servers' addresses and keys in `.local/env`; what the real environment
says wins over that file. Production has no such file and names everything itself.
"""

import base64
import binascii
import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

from governance.base_layers import read_layers

BASE = Path(__file__).resolve().parent.parent
LOCAL_FILE = BASE / ".local" / "env"
KEY_BYTES = 32


@dataclass(frozen=True)
class Environment:
    """Every setting that differs from one place to another, read and checked."""

    secret_key: str
    field_keys: dict[str, bytes]
    blind_index_key: bytes
    database: dict
    app_role: str
    broker_url: str
    cache_url: str
    allowed_hosts: list[str]
    site_url: str
    tls: bool
    second_factor: str
    password_profile: str
    debug: bool
    media_root: Path
    static_manifest: bool
    pool_size: int
    secret_key_fallbacks: list[str]
    log_level: str
    metrics_token: str
    backup_recipient: str
    backup_root: Path | None
    base_layers: list
    private_hosts: frozenset[str]


def mapping(file: Path = LOCAL_FILE) -> dict[str, str]:
    """The lines of the local file, overridden by the process's own environment."""
    lines = file.read_text(encoding="utf-8").splitlines() if file.exists() else []
    pairs = (line.split("=", 1) for line in lines if "=" in line and not line.startswith("#"))
    return {**{name.strip(): value for name, value in pairs}, **os.environ}


def read(source: Mapping[str, str]) -> Environment:
    """Read every setting from `source`. Raises ImproperlyConfigured with a sentence that says the cure."""
    return Environment(
        secret_key=secret(source, "SECRET_KEY"),
        field_keys=key_ring(source, "FIELD_KEYS"),
        blind_index_key=key("BLIND_INDEX_KEY", needed(source, "BLIND_INDEX_KEY")),
        **connection(source),
        broker_url=redis_url(source, "BROKER_URL"),
        cache_url=redis_url(source, "CACHE_URL"),
        allowed_hosts=words(needed(source, "ALLOWED_HOSTS")),
        site_url=web_address(source, "SITE_URL"),
        tls=switch(source, "TLS"),
        second_factor=one_of(source, "SECOND_FACTOR", ("REQUIRED", "OFFERED"), default="REQUIRED").lower(),
        password_profile=one_of(source, "PASSWORD_PROFILE", ("MODERN", "DENGBAO3"), default="MODERN").lower(),
        debug=switch(source, "DEBUG", default="off"),
        media_root=Path(needed(source, "MEDIA_ROOT")),
        static_manifest=switch(source, "STATIC_MANIFEST", default="on"),
        pool_size=whole_number(source, "DATABASE_POOL", default="0"),
        secret_key_fallbacks=words(source.get("SECRET_KEY_FALLBACKS", "")),
        log_level=one_of(source, "LOG_LEVEL", ("DEBUG", "INFO", "WARNING", "ERROR"), default="INFO"),
        metrics_token=source.get("METRICS_TOKEN", ""),
        backup_recipient=recipient(source, "BACKUP_RECIPIENT"),
        backup_root=Path(source["BACKUP_ROOT"]) if source.get("BACKUP_ROOT") else None,
        base_layers=base_layers(source, "BASE_LAYERS"),
        private_hosts=frozenset(words(source.get("PRIVATE_HOSTS", "").lower())),
    )


def connection(source: Mapping[str, str]) -> dict:
    """The database as whom this process speaks to it, and who the application is there."""
    app = database(source, "DATABASE_URL")
    owner = switch(source, "AS_OWNER", default="off")
    spoken = database(source, "DATABASE_OWNER_URL") if owner else app
    return {"database": spoken, "app_role": app["USER"] or "governance_app"}


def needed(source: Mapping[str, str], name: str) -> str:
    value = source.get(name, "").strip()
    if not value:
        raise ImproperlyConfigured(
            f"{name} is not set. Set it in the environment, or let `make run` write .local/env."
        )
    return value


def words(text: str) -> list[str]:
    return [word.strip() for word in text.split(",") if word.strip()]


def one_of(source: Mapping[str, str], name: str, known: tuple[str, ...], *, default: str) -> str:
    value = (source.get(name) or default).upper()
    if value not in known:
        raise ImproperlyConfigured(f"{name} is {value!r}. Set it to one of {', '.join(known)}.")
    return value


def recipient(source: Mapping[str, str], name: str) -> str:
    value = source.get(name, "").strip()
    if value and not re.fullmatch(r"age1[0-9a-z]{58}", value):
        raise ImproperlyConfigured(
            f"{name} is no recipient of age. Make a pair of keys with age-keygen; set the public one, age1…"
        )
    return value


def secret(source: Mapping[str, str], name: str) -> str:
    value = needed(source, name)
    if len(value) < 50:
        raise ImproperlyConfigured(f"{name} is too short. Give it at least 50 random characters.")
    return value


def switch(source: Mapping[str, str], name: str, *, default: str | None = None) -> bool:
    value = (needed(source, name) if default is None else source.get(name) or default).lower()
    if value not in {"on", "off", "1", "0"}:
        raise ImproperlyConfigured(f"{name} is {value!r}. Set it to on or off.")
    return value in {"on", "1"}


def whole_number(source: Mapping[str, str], name: str, *, default: str) -> int:
    value = source.get(name) or default
    if not value.isdigit():
        raise ImproperlyConfigured(f"{name} is {value!r}. Set it to a whole number.")
    return int(value)


def web_address(source: Mapping[str, str], name: str) -> str:
    value = needed(source, name).rstrip("/")
    if urlsplit(value).scheme not in {"http", "https"} or not urlsplit(value).hostname:
        raise ImproperlyConfigured(
            f"{name} is {value!r}. Set it to an address like https://grid.example.gov.cn"
        )
    return value


def base_layers(source: Mapping[str, str], name: str) -> list[dict]:
    try:
        return read_layers(source.get(name, ""))
    except ValueError as wrong:
        raise ImproperlyConfigured(
            f"{name} cannot be used: {wrong}. Set it to a list in JSON, as docs/operate.md shows, or leave it away."
        ) from wrong


def redis_url(source: Mapping[str, str], name: str) -> str:
    value = needed(source, name)
    if urlsplit(value).scheme not in {"redis", "rediss"}:
        raise ImproperlyConfigured(
            f"{name} does not name a Redis. Set it to redis://[:password@]host:port/number"
        )
    return value


def key(name: str, text: str) -> bytes:
    try:
        value = base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        value = b""
    if len(value) != KEY_BYTES:
        raise ImproperlyConfigured(
            f"{name} holds a key that is not 32 bytes in base64. Make one: openssl rand -base64 32"
        )
    return value


def key_ring(source: Mapping[str, str], name: str) -> dict[str, bytes]:
    """Keys by their id, in order; the first one writes, all of them read."""
    ring = {}
    for entry in needed(source, name).split(","):
        key_id, separator, text = entry.strip().partition(":")
        if not (separator and key_id):
            raise ImproperlyConfigured(f"{name} has an entry without an id. Write it as id:key,id:key")
        ring[key_id] = key(name, text)
    return ring


def database(source: Mapping[str, str], name: str) -> dict:
    """Django's connection settings from a PostgreSQL address; a socket folder goes in `?host=`."""
    parts = urlsplit(needed(source, name))
    if parts.scheme not in {"postgres", "postgresql", "postgis"} or not parts.path.strip("/"):
        raise ImproperlyConfigured(
            f"{name} does not name a database. Set it to postgresql://role:password@host/name"
        )
    asked = {name: values[0] for name, values in parse_qs(parts.query).items()}
    return {
        "ENGINE": "django.contrib.gis.db.backends.postgis",
        "NAME": unquote(parts.path.strip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": asked.pop("host", unquote(parts.hostname or "")),
        "PORT": str(parts.port or asked.pop("port", "")),
        "OPTIONS": asked,
    }
