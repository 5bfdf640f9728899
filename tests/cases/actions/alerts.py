"""What the sweep has said, and to whom."""

from cases.models import CaseEvent
from messaging.models import Message
from tests.messaging.drain import drain


def rung(case=None):
    """(clock, level or the tier it was raised to) of every alert, in the order of the events."""
    events = CaseEvent.objects.filter(action__in=["remind", "overdue"]).order_by("case_id", "seq")
    events = events.filter(case=case) if case else events
    return [
        (data["clock"], data.get("tier", data["alert"])) for data in events.values_list("data", flat=True)
    ]


def told():
    drain()
    rows = Message.objects.order_by("pk").values_list("title", "recipient__username")
    return {(title.split(":")[0], name) for title, name in rows}
