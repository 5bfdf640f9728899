"""The same moment in several threads, each with its own connection."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

from django.db import connections


def at_once(*acts):
    """Run every act in a thread of its own, all starting together; answer what each answered or raised."""
    gate = Barrier(len(acts))

    def run(act):
        gate.wait()
        try:
            return act()
        except Exception as error:  # answered, not hidden: the test looks at it
            return error
        finally:
            connections["default"].close()

    with ThreadPoolExecutor(len(acts)) as threads:
        return list(threads.map(run, acts))
