"""The steps of an import that are done later: over two thousand rows, by a worker, while its owner is elsewhere."""

from uuid import uuid4

from django.core.cache import cache
from django.utils.translation import gettext_noop

from messaging import outbox
from messaging.inbox import tell

AT_ONCE = 2_000  # rows that are worth waiting for
READ, CHECK, APPLY, UNDO, EXPORT = (
    *("imports.read", "imports.check", "imports.apply", "imports.undo"),
    "exports.make",
)
KEPT_SECONDS = 3_600
REFUSED = gettext_noop("Your list went no further")
TITLES = {
    READ: gettext_noop("Your list has been read"),
    CHECK: gettext_noop("Your list has been checked"),
    APPLY: gettext_noop("Your list has been brought in"),
    UNDO: gettext_noop("Your list has been taken back"),
    EXPORT: gettext_noop("Your list is ready to be fetched"),
}


def later(topic, row):
    """Leave a step of a batch or an export to a worker. Its state, changed in the same transaction, makes it once."""
    outbox.write(topic, key=uuid4(), payload={"uuid": str(row.uuid)}, aggregate=f"list:{row.uuid}")


def progress(row, done, total):
    """How far a step is, for whoever watches: a hint, never a fact."""
    cache.set(f"imports:{row.uuid}", {"done": done, "total": total}, KEPT_SECONDS)


def progress_of(row):
    """{"done": …, "total": …} or None."""
    return cache.get(f"imports:{row.uuid}")


def tell_done(topic, row, officer_id, *, path, at, refused=False):
    """Tell whoever began it that a step is done, or could not be: the page behind `path` says why."""
    title = REFUSED if refused else TITLES[topic]
    tell([officer_id], title=title, url=path, key=f"{row.uuid}:{topic}:{at.timestamp():.0f}", at=at)
