"""A notice to staff reaches the messages of those it is for; how many opened it, never who (S0-46)."""

from datetime import datetime

from django.db.models import Q
from django.utils.timezone import localdate
from django.utils.translation import gettext_noop

from grids.models import Notice, Post
from messaging.inbox import opened, take_out, tell

TOLD = "notice.told"


def told_by(notice):
    """The posts whose holders a notice is for: of its roles, in its grid and below, or in its whole district."""
    posts = Post.objects.current(localdate(notice.written_at)).held_by_people().filter(role__in=notice.roles)
    if notice.grid_id is None:
        district = notice.district_id
        inside = Q(grid__district=district) | Q(region=district) | Q(department__district=district)
        return posts.filter(inside | Q(department__street__district=district))
    level = next(name for name in ("street", "total", "general", "grid") if level_is(notice, name))
    inside = Q(**{f"grid__{level}": notice.grid_id}) | Q(grid=notice.grid_id)
    return posts.filter(inside | Q(department__street=notice.grid_id))


def level_is(notice, name):
    return getattr(notice, f"{name}_id") == notice.grid_id


def tell_staff(payload, *, key):
    """Leave the notice with each of them. For the outbox; twice is once, and what was withdrawn is not told."""
    notice = Notice.objects.filter(uuid=payload["notice"], withdrawn_at=None).first()
    if notice is None:
        return
    tell(
        told_by(notice).values_list("officer", flat=True),
        title=gettext_noop("Notice: %(title)s"),
        body=gettext_noop("%(words)s"),
        params={"title": notice.title, "words": notice.words},
        key=key_of(notice),
        at=datetime.fromisoformat(payload["at"]),
    )


def key_of(notice):
    return f"notice:{notice.uuid}"


def take_back(notice):
    take_out(told_by(notice).values("officer"), key=key_of(notice))


def opened_by(notice):
    """(how many were told, how many of them opened their messages since). One statement."""
    return opened(told_by(notice).values("officer"), key=key_of(notice))
