"""Times in the words people use: 「10 分钟前」, 「剩 48 分」, 「超 2 小时」 (frontend.md 1.13, 3.11).

The functions are plain arithmetic with the present as an argument; the filters and tags hand them the clock.
"""

from datetime import datetime, timedelta

from django import template
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

register = template.Library()

MINUTE = timedelta(minutes=1)
HOUR = timedelta(hours=1)
DAY = timedelta(days=1)
SOON = timedelta(hours=2)


def stamp(at: datetime, now: datetime) -> str:
    """`11-22 10:40` on the wall clock of the place, with the year when it is another one."""
    local = timezone.localtime(at)
    same_year = local.year == timezone.localtime(now).year
    return local.strftime("%m-%d %H:%M" if same_year else "%Y-%m-%d %H:%M")


def ago_words(at: datetime, now: datetime) -> str:
    """How long ago, up to 24 hours; after that, and for what is still to come, the stamp."""
    passed = now - at
    if passed < timedelta(0) or passed > DAY:
        return stamp(at, now)
    if passed < MINUTE:
        return _("just now")
    if passed < HOUR:
        return _("%(count)s min ago") % {"count": passed // MINUTE}
    return _("%(count)s h ago") % {"count": passed // HOUR}


def length_words(length: timedelta) -> str:
    """A length in its two leading units at most: `48 min`, `2 h 10 min`, `10 h`, `3 d 4 h`, `12 d`."""
    days, hours, minutes = length // DAY, length % DAY // HOUR, length % HOUR // MINUTE
    if days >= 10 or (days and not hours):
        return _("%(count)s d") % {"count": days}
    if days:
        return _("%(days)s d %(hours)s h") % {"days": days, "hours": hours}
    if hours and minutes and hours < 10:
        return _("%(hours)s h %(minutes)s min") % {"hours": hours, "minutes": minutes}
    if hours:
        return _("%(count)s h") % {"count": hours}
    return _("%(count)s min") % {"count": max(minutes, 1)}


def left_words(due: datetime, now: datetime) -> str:
    """What is left of a term, or by how much it is over; never a bare sign."""
    if due >= now:
        return _("%(length)s left") % {"length": length_words(due - now)}
    return _("%(length)s over") % {"length": length_words(now - due)}


def tone_of(due: datetime, now: datetime) -> str:
    """`late`, `soon` (two hours or less) or `fine`: the colour beside the words."""
    if due < now:
        return "late"
    return "soon" if due - now <= SOON else "fine"


@register.filter
def ago(at: datetime | None) -> str:
    """`{{ event.at|ago }}`; empty for nothing."""
    return ago_words(at, timezone.now()) if at else ""


@register.filter
def left(due: datetime | None) -> str:
    """`{{ case.due_at|left }}`; empty where no clock runs."""
    return left_words(due, timezone.now()) if due else ""


@register.filter
def clock_time(at: datetime | None) -> str:
    """`{{ due|clock_time }}`: `11-22 10:40`, for promises and print."""
    return stamp(at, timezone.now()) if at else ""


@register.simple_tag
def moment(at: datetime | None) -> SafeString | str:
    """A `<time>` with the words of `ago` and the full time in its tooltip."""
    return _time(at, ago(at), "gw-moment") if at else ""


@register.simple_tag
def deadline(due: datetime | None) -> SafeString | str:
    """A `<time>` with the words of `left`, toned late, soon or fine, and the full time in its tooltip."""
    return _time(due, left(due), f"gw-due gw-due-{tone_of(due, timezone.now())}") if due else ""


def _time(at: datetime, words: str, css: str) -> SafeString:
    local = timezone.localtime(at)
    return format_html(
        '<time class="{}" datetime="{}" title="{}">{}</time>',
        css,
        local.isoformat(timespec="seconds"),
        local.strftime("%Y-%m-%d %H:%M"),
        words,
    )
