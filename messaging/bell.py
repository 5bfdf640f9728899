"""What wakes the relay: a NOTIFY of the outbox, a signal to stop, or the time."""

import select
import signal
import socket

import psycopg
from django.db import connection


class Stop:
    """Set by TERM or INT. The signal also writes to a socket, so that a wait ends at once and nothing is cut off."""

    SIGNALS = (signal.SIGTERM, signal.SIGINT)

    def __init__(self):
        self.asked = False

    def __enter__(self):
        self.reader, self._writer = socket.socketpair()
        self._writer.setblocking(False)
        self._fd_before = signal.set_wakeup_fd(self._writer.fileno(), warn_on_full_buffer=False)
        self._before = {number: signal.signal(number, self._ask) for number in self.SIGNALS}
        return self

    def __exit__(self, *_):
        for number, handler in self._before.items():
            signal.signal(number, handler)
        signal.set_wakeup_fd(self._fd_before)
        self.reader.close()
        self._writer.close()

    def _ask(self, _number, _frame):
        self.asked = True

    def wait(self, seconds):
        select.select([self.reader], [], [], seconds)


class Bell:
    """A connection of its own that listens: Django's may be closed, pooled or in a transaction."""

    def __init__(self, stop):
        self.stop = stop
        self.line = psycopg.connect(**connection.get_connection_params(), autocommit=True)
        self.line.execute("LISTEN outbox")

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.line.close()

    def wait(self, seconds):
        """Until somebody rings or `seconds` have gone. Raises psycopg.OperationalError when the line is dead."""
        rung, _, _ = select.select([self.line, self.stop.reader], [], [], seconds)
        if self.line in rung:
            for _ in self.line.notifies(timeout=0):
                pass
        elif not rung:
            # A line cut without a word would stay silent for ever.
            self.line.execute("SELECT 1")
