"""Who did something, in words (pure)."""

from grids.enums import ActorKind, Role


def who_did(event):
    """The officer's name; for a resident or the clock, the word for them."""
    if event.officer_id and event.officer:
        return event.officer.name
    return str(ActorKind(event.actor_kind).label)


def who_did_as(event):
    """The same with the role acted in: 王工 · grid worker."""
    if not (event.officer_id and event.role):
        return who_did(event)
    return f"{who_did(event)} · {Role(event.role).label}"
