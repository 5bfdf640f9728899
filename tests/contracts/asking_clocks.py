"""How the addresses of the working calendars are asked: a change is looked at, not made."""

from django.urls import reverse

PATHS = {"cases:calendar": lambda scene, place: reverse("cases:calendar", args=["CN"])}
BODIES = {
    "cases:calendar": lambda scene, place: {
        "deed": "days",
        "do": "preview",
        "first": "2026-06-01",
        "works": "off",
        "reason": "停电",
    }
}
