"""How requests and their answers are asked."""

from datetime import timedelta

from django.utils.timezone import localdate

FACTS = {
    "request": lambda own, scene: {"request_kind": "cannot", "reason": "不归我们管"},
    "hold": lambda own, scene: {
        "request_kind": "suspend",
        "reason": "等供暖结束",
        "condition": "供暖结束",
        "until": (localdate() + timedelta(days=9)).isoformat(),
    },
    "approve": lambda own, scene: {"words": "供暖结束后再修"},
    "refuse": lambda own, scene: {"reason": "时间够了"},
}
