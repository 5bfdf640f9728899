"""A wrong or missing setting stops the start with a sentence that says how to mend it."""

import base64

import pytest
from django.core.exceptions import ImproperlyConfigured

from governance import environment

KEY = base64.b64encode(bytes(range(32))).decode()
WHOLE = {
    "SECRET_KEY": "s" * 50,
    "FIELD_KEYS": f"k2:{KEY},k1:{KEY}",
    "BLIND_INDEX_KEY": KEY,
    "DATABASE_URL": "postgresql://governance_app:p%40ss@/governance?host=/run/here",
    "DATABASE_OWNER_URL": "postgresql://governance_owner:secret@db:5433/governance",
    "BROKER_URL": "redis://localhost:6379/0",
    "CACHE_URL": "redis://localhost:6380/0",
    "ALLOWED_HOSTS": "localhost, grid.example",
    "SITE_URL": "https://grid.example/",
    "TLS": "on",
    "MEDIA_ROOT": "/srv/media",
}
NEEDED = sorted(set(WHOLE) - {"DATABASE_OWNER_URL"})
WRONG = [
    ("SECRET_KEY", "short", "at least 50 random characters"),
    ("FIELD_KEYS", KEY, "id:key"),
    ("FIELD_KEYS", "k1:AAAA", "openssl rand -base64 32"),
    ("BLIND_INDEX_KEY", "not base64!", "openssl rand -base64 32"),
    ("DATABASE_URL", "mysql://a/b", "postgresql://role:password@host/name"),
    ("BROKER_URL", "amqp://a", "redis://[:password@]host:port/number"),
    ("SITE_URL", "grid.example", "an address like https://"),
    ("TLS", "perhaps", "on or off"),
    ("DATABASE_POOL", "many", "a whole number"),
]


def test_a_whole_environment_is_read():
    read = environment.read(WHOLE)

    assert read.database["USER"] == "governance_app"
    assert read.database["PASSWORD"] == "p@ss"
    assert read.database["HOST"] == "/run/here"
    assert list(read.field_keys) == ["k2", "k1"]
    assert read.allowed_hosts == ["localhost", "grid.example"]
    assert read.site_url == "https://grid.example"
    assert read.tls


def test_the_owner_is_used_only_when_asked_for():
    read = environment.read({**WHOLE, "AS_OWNER": "1"})

    assert (read.database["USER"], read.database["HOST"], read.database["PORT"]) == (
        "governance_owner",
        "db",
        "5433",
    )
    assert read.app_role == "governance_app"


@pytest.mark.parametrize("name", NEEDED)
def test_a_missing_setting_is_named_with_its_cure(name):
    with pytest.raises(ImproperlyConfigured, match=f"^{name} is not set. Set it"):
        environment.read({key: value for key, value in WHOLE.items() if key != name})


@pytest.mark.parametrize(("name", "value", "cure"), WRONG)
def test_a_wrong_setting_is_named_with_its_cure(name, value, cure):
    with pytest.raises(ImproperlyConfigured) as refusal:
        environment.read({**WHOLE, name: value})

    assert str(refusal.value).startswith(name)
    assert cure in str(refusal.value)


def test_the_process_environment_wins_over_the_local_file(tmp_path, monkeypatch):
    file = tmp_path / "env"
    file.write_text("# made once\nTLS=off\nSITE_URL=http://localhost:8000\n", encoding="utf-8")
    monkeypatch.setenv("TLS", "on")

    read = environment.mapping(file)

    assert (read["TLS"], read["SITE_URL"]) == ("on", "http://localhost:8000")
