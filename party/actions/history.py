from django.utils.timezone import localdate

from party.models import PartyEvent


def remember(organisation, kind, *, words="", grid=None, on=None, by, at):
    """Add a line to an organisation's history; for the actions of this app, in their transaction."""
    facts = {"grid": grid, "words": words[:200], "on": on or localdate(at)}
    return PartyEvent.objects.create(organisation=organisation, kind=kind, **facts, by=by.officer, at=at)
