"""The product's settings with two bare views beside it: what the same server does without our pages."""

from governance.settings import *  # noqa: F403

ROOT_URLCONF = "bench.urls"
