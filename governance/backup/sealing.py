"""What leaves the machine is sealed by age for one recipient; only the holder of the identity opens it."""

import os
import shutil
import subprocess
from contextlib import contextmanager, suppress

from django.utils.translation import gettext as _

from common.errors import Refused


def age():
    """The path of the program. Refused where it is not installed."""
    path = shutil.which("age")
    if not path:
        raise Refused(_("The program age is not installed: apt-get install age."))
    return path


@contextmanager
def sealed(path, recipient):
    """A binary stream to write to; sealed and on disk when the block ends. Raises Refused when age fails."""
    with path.open("xb") as target:
        command = [age(), "--encrypt", "--recipient", recipient]
        with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=target) as running:  # noqa: S603
            try:
                yield running.stdin
            except BaseException:
                running.kill()
                with suppress(BrokenPipeError):
                    running.stdin.close()
                raise
            running.stdin.close()
            if running.wait():
                raise Refused(_("age could not seal %(name)s.") % {"name": path.name})
        os.fsync(target.fileno())


@contextmanager
def opened(path, identity):
    """A binary stream to read from. Raises Refused when the identity does not fit or the file was changed."""
    command = [age(), "--decrypt", "--identity", str(identity), str(path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as running:  # noqa: S603
        try:
            yield running.stdout
            running.stdout.read()
        except Exception as reason:
            if running.poll():  # what came out was cut: the seal is what failed
                raise does_not_open(path) from reason
            raise
        if running.wait():
            raise does_not_open(path)


def does_not_open(path):
    return Refused(_("%(name)s does not open: another key, or it was changed.") % {"name": path.name})
