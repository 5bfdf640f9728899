"""What residents of a demo street read at their doors: the numbers some of its people show, and the duty phones."""

from grids.actions.door_cards import show_at_doors
from grids.actions.notices import set_duty_phone
from grids.actor import Actor
from grids.enums import Role, Tier
from grids.models import Post

SHOWN = 3  # of so many one keeps the number hidden: there the duty phone is called


def hang(grids, at):
    """The cards of those who work in the grids; for the street and each community the number of whoever is on duty."""
    street = next(grid for grid in grids.values() if grid.tier == Tier.STREET)
    held = Post.objects.filter(grid__street=street, ends_on=None).select_related("officer").order_by("pk")
    working = [post.officer for post in held if post.role in (Role.WORKER, Role.LEADER)]
    for number, officer in enumerate(dict.fromkeys(working)):
        if number % SHOWN != SHOWN - 1:
            show_at_doors(officer, phone=officer.phone, at=at)
    desk = next((post.officer.phone for post in held if post.role == Role.DISPATCHER), "")
    for grid in grids.values():
        if desk and grid.tier in (Tier.STREET, Tier.TOTAL):
            set_duty_phone(grid, phone=desk, hours="8:30-18:00", by=Actor.clock(), at=at)
