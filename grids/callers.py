"""Whom residents may call at a place (S0-19): the nearest worker who is there today, by a number he chose to show, else
the duty phone."""

from dataclasses import dataclass

from django.db.models import Exists, OuterRef
from django.utils.timezone import localdate

from common.masking import mask_name
from grids.enums import Role
from grids.models import Absence, DutyPhone, Post

NEAREST_FIRST = ("grid_id", "general_id", "total_id", "street_id")
CALLED = (Role.WORKER, Role.LEADER)


@dataclass(frozen=True)
class Caller:
    """Who answers, as residents read it. Without a name nobody has a post there; without a phone none is known."""

    name_masked: str = ""
    role: str = ""
    grid: str = ""
    phone: str = ""
    is_duty: bool = False
    hours: str = ""

    def __bool__(self):
        return bool(self.name_masked or self.phone)


def caller_at(place):
    """The Caller of a building, place or grid. Two statements, one where the worker shows a number."""
    posts = team_at(place)
    nearest = card_of(posts[0]) if posts else Caller()
    if nearest.phone:
        return nearest
    duty = duty_phone_at(place)
    if duty is None:
        return nearest
    facts = {"phone": duty.phone, "is_duty": True, "hours": duty.hours}
    return Caller(nearest.name_masked, nearest.role, nearest.grid, **facts)


def team_at(place):
    """The posts of the workers and leaders from the place's own grid up to the street that somebody answers for today:
    the nearest first, a worker before a leader, who shows a number before who does not."""
    near_first, today = [getattr(place, level) for level in NEAREST_FIRST], localdate()
    away = Exists(Absence.objects.current(today).filter(officer=OuterRef("officer")))
    posts = Post.objects.answered(today).on_path_of(place).held_by_people().filter(role__in=CALLED)
    posts = posts.annotate(is_away=away).exclude(is_away=True, deputy=None)
    found = posts.select_related("officer__door_card", "deputy__door_card", "grid").defer("grid__boundary")
    return sorted(
        found,
        key=lambda post: (
            near_first.index(post.grid_id),
            CALLED.index(post.role),
            not number_of(there(post)),
            post.pk,
        ),
    )


def there(post):
    """Who answers for a post of `team_at`: its holder, or the deputy while he is away."""
    return post.deputy if post.is_away else post.officer


def card_of(post):
    """What residents see of who answers for a post: 张** unless he chose to show his whole name."""
    officer = there(post)
    card = getattr(officer, "door_card", None)
    name = officer.name if card and card.shows_full_name else mask_name(officer.name)
    return Caller(name, post.get_role_display(), post.grid.name, phone=number_of(officer))


def number_of(officer):
    card = getattr(officer, "door_card", None)
    return card.phone if card else ""


def duty_phone_at(place):
    """The DutyPhone of the nearest grid above that has one, or None."""
    near_first = [getattr(place, level) for level in NEAREST_FIRST]
    found = DutyPhone.objects.filter(grid__in=[pk for pk in near_first if pk])
    return min(found, key=lambda duty: near_first.index(duty.grid_id), default=None)
