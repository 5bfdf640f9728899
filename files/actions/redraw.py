"""Turn an upload into pixels of ours. The worker calls it; the decoding happens in a child under limits."""

import json
import signal
import subprocess
import sys
from pathlib import Path

from django.db import transaction
from django.utils import timezone

from files import places
from files.enums import Kind, Refusal, State
from files.models import File, Rendition

# Below the database's 30 s for an idle transaction: the outbox row stays locked meanwhile.
WALL_SECONDS = 25
# By path: importing it would load the decoder into this process.
CHILD = Path(__file__).resolve().parent.parent / "redraw_child.py"


class RedrawFailed(Exception):
    """The child could not work (no room, killed from outside, no answer in time): the file may be good, try again."""


def redraw(file_id, *, at=None):
    """Redraw the file: renditions and state `ready`, or `refused` with the reason. Twice is once.

    In: the primary key of a File, and the moment to record (now when None). The original is removed after the COMMIT.
    Raises RedrawFailed when the machine, not the file, is to blame; File.DoesNotExist when it was swept.
    """
    file = File.objects.get(pk=file_id)
    if file.state != State.WAITING:
        return
    targets = {kind: places.rendition_of(file.uuid, kind) for kind in (Kind.FULL, Kind.THUMB)}
    answer = _run_child(places.original_of(file.uuid), targets)
    with transaction.atomic():
        file = File.objects.select_for_update().get(pk=file_id)
        if file.state == State.WAITING:
            _record(file, answer, targets, at=at or timezone.now())
            transaction.on_commit(lambda: places.original_of(file.uuid).unlink(missing_ok=True))


def _record(file, answer, targets, *, at):
    file.redrawn_at = at
    if "refused" in answer:
        file.state, file.refusal = State.REFUSED, Refusal(answer["refused"])
    else:
        file.state, file.width, file.height = State.READY, answer["width"], answer["height"]
        Rendition.objects.bulk_create(
            Rendition(file=file, kind=kind, path=targets[kind], **measures)
            for kind, measures in answer["renditions"].items()
        )
    file.save(update_fields=["state", "refusal", "width", "height", "redrawn_at"])


def _run_child(original, targets):
    """Decode `original` in a process of its own; answer what it said, or `too_heavy` where its limits ended it."""
    for path in targets.values():
        places.absolute(path).parent.mkdir(parents=True, exist_ok=True)
    outputs = [f"{kind}={places.absolute(path)}" for kind, path in targets.items()]
    # -I and an empty environment: the process that meets a stranger's bytes holds no key and no address.
    command = [sys.executable, "-I", str(CHILD), str(original), *outputs]
    try:
        child = subprocess.run(  # noqa: S603  our own script, and paths made of a uuid
            command,
            env={"LANG": "C.UTF-8"},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=WALL_SECONDS,
        )
    except subprocess.TimeoutExpired as error:
        raise RedrawFailed(f"no answer in {WALL_SECONDS} s") from error
    if child.returncode == -signal.SIGXCPU:
        return {"refused": Refusal.TOO_HEAVY}
    if child.returncode:
        raise RedrawFailed(
            f"child ended with {child.returncode}: {child.stderr[-300:].decode(errors='replace')}"
        )
    return json.loads(child.stdout)
