"""Django's own list of what a public site needs."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

BASE = Path(__file__).resolve().parents[2]


@pytest.mark.slow
def test_the_deployment_check_has_nothing_to_say_with_tls_on():
    settings = {
        **{name: value for name, value in os.environ.items() if name != "DJANGO_ALLOW_ASYNC_UNSAFE"},
        "DJANGO_SETTINGS_MODULE": "governance.settings",
        "TLS": "on",
        "SITE_URL": "https://grid.example",
        "SECRET_KEY": "".join(map(chr, range(40, 120))),
    }

    checked = subprocess.run(
        [sys.executable, "-W", "ignore", "manage.py", "check", "--deploy", "--fail-level", "WARNING"],
        cwd=BASE, env=settings, text=True, capture_output=True, check=False,
    )  # fmt: skip

    assert checked.returncode == 0, checked.stderr
