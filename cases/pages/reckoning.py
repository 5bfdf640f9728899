"""How a deadline was reached, in words for the page 「怎么算的」 (pure)."""

from datetime import timedelta

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from common.explanation import Reason
from common.worktime import Unit

ONE_DAY = timedelta(days=1)
LIMITS = {
    Unit.UH: gettext_lazy("%(number)s hours, round the clock"),
    Unit.UD: gettext_lazy("%(number)s days, round the clock"),
    Unit.WH: gettext_lazy("%(number)s working hours"),
    Unit.WD: gettext_lazy("%(number)s working days"),
    Unit.ND: gettext_lazy("%(number)s calendar days"),
    Unit.MO: gettext_lazy("%(number)s calendar months"),
}
STANDINGS = {
    "running": gettext_lazy("running"),
    "paused": gettext_lazy("paused"),
    "stopped": gettext_lazy("stopped"),
}
REASONS = {
    Reason.WEEKEND: gettext_lazy("weekend"),
    Reason.HOLIDAY: gettext_lazy("holiday"),
    Reason.PAUSED: gettext_lazy("paused"),
    Reason.CLOSED: gettext_lazy("outside office hours"),
}


def reckoning_of(deadline):
    """One Deadline as its block on the page shows it."""
    clock, story = deadline.clock, deadline.explanation
    return {
        "label": deadline.label,
        "round": clock.round,
        "standing": STANDINGS[deadline.standing],
        "limit": limit_words(clock.limit, clock.unit),
        "calendar": clock.calendar.name,
        "calendar_code": clock.calendar.code,
        "calendar_version": clock.calendar_version,
        "policy": policy_words(clock.policy),
        "policy_from": clock.policy.valid_from if clock.policy else None,
        "policy_ended": clock.policy.valid_to if clock.policy else None,
        "started_at": clock.started_at,
        "due_at": clock.due_at,
        "stopped_at": clock.stopped_at,
        "is_explained": story is not None,
        "still_so": deadline.still_so,
        **(way_of(story) if story else {}),
    }


def way_of(story):
    """An Explanation in words: from when it counted, the days, the pauses, the extensions."""
    return {
        "counted_from": story.counted_from,
        "counted": in_runs(story.counted_days, counted_words),
        "left_out": in_runs(story.left_out_days, left_out_words),
        "pauses": story.pauses,
        "extensions": [
            {"limit": limit_words(one.limit, story.unit), "reason": one.reason} for one in story.extensions
        ],
    }


def limit_words(number, unit):
    return LIMITS[unit] % {"number": f"{number.normalize():f}"}


def policy_words(policy):
    """What the limit is for, where it is narrower than the general one."""
    if policy is None:
        return ""
    category = policy.category.name if policy.category else ""
    urgency = policy.get_urgency_display() if policy.urgency else ""
    return " · ".join(filter(None, [category, urgency, _("major") if policy.major else ""]))


def in_runs(days, words):
    """Days that follow each other under the same words as one: 11-23 – 11-27."""
    runs = []
    for one in days:
        if runs and one.day - runs[-1][1].day == ONE_DAY and words(one) == words(runs[-1][1]):
            runs[-1] = (runs[-1][0], one)
        else:
            runs.append((one, one))
    return [f"{span(first.day, last.day)} {words(first)}".strip() for first, last in runs]


def span(first, last):
    return f"{first:%m-%d}" if first == last else f"{first:%m-%d} – {last:%m-%d}"


def counted_words(one):
    return _("(worked for a holiday)") if one.make_up else ""


def left_out_words(one):
    return str(one.name or REASONS[one.reason])
