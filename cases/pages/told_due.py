"""How a due time was reached, as lines of text for whoever asks at the command line (pure)."""

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from cases.pages.reckoning import limit_words, way_of
from common.worktime import local


def told_due(story, *, calendar, version=0, policy="", due_at=None):
    """The lines: the due moment first, as ISO 8601, then limit, policy, calendar, days, pauses, extensions.

    `story` is an Explanation, or None where today's calendar does not reach; then `due_at` stands alone.
    """
    due_at = story.due if story else due_at
    lines = [local(due_at).isoformat() if due_at else _("No due time yet: the clock stands still.")]
    facts = [
        (_("Due"), clock_time(due_at) if due_at else ""),
        (_("Calendar"), calendar_words(calendar, version)),
        (_("By which rule"), policy),
        *(way_lines(story) if story else []),
    ]
    return lines + [f"{label}: {value}" for label, value in facts if value]


def calendar_words(name, version):
    return _("%(name)s, version %(version)d") % {"name": name, "version": version} if version else name


def way_lines(story):
    way = way_of(story)
    yield _("Limit"), limit_words(story.limit, story.unit)
    yield _("Begun"), clock_time(story.start)
    yield _("Counted from"), clock_time(way["counted_from"]) if way["counted_from"] else ""
    yield _("Days counted"), "; ".join(way["counted"])
    yield _("Days left out"), "; ".join(way["left_out"])
    for begins, ends in way["pauses"]:
        yield _("Stood still"), f"{clock_time(begins)} – {clock_time(ends) if ends else ''}"
    for one in way["extensions"]:
        yield _("Extended by"), " · ".join(filter(None, [str(one["limit"]), one["reason"]]))


def clock_time(moment):
    return date_format(local(moment), "Y-m-d H:i (l)")
