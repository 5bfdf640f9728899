"""granian, with the application loaded before its workers are forked.

A worker that dies (out of memory, a crash) is then replaced in a tenth of a second instead of after a second and a half
of imports. Nothing is connected yet at that moment: pools open with the first request of each worker.
"""

import sys

from django.urls import get_resolver
from granian.cli import entrypoint

from governance.wsgi import application


def warm():
    """Load what the first request would load; answers the number of addresses."""
    assert application is not None
    return len(get_resolver().url_patterns)


if __name__ == "__main__":
    warm()
    sys.exit(entrypoint())
