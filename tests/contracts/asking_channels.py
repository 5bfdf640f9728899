"""How the addresses of the channels are asked, and what stands behind them."""

from django.urls import reverse

from messaging.models import Attempt, Channel, Letter

MAS = {
    "name": "移动短信",
    "base_url": "https://mas.example.cn",
    "set_path": "/sms/norsubmit",
    "set_company": "新安路街道",
    "set_account": "xinan",
    "set_secret_key": "sealed-7Q",
    "set_sign": "SIGN",
    "per_minute": "60",
    "per_day": "5000",
}


def add_channels(scene):
    """A channel, and an attempt by it that nobody but a person can tell the end of."""
    admin, at = scene.people.admin, scene.start
    facts = {"changed_by": admin, "changed_at": at, "settings": {}, "base_url": "https://mas.example.cn"}
    scene.channel = Channel.objects.create(kind="sms", preset="mas", name="移动短信", **facts)
    letter = Letter.objects.create(
        recipient=scene.people.worker, words="您有 1 条新消息。", state="unknown", next_at=at, created_at=at
    )
    begun = {"begun_at": at, "tried_at": at, "lease_until": at, "finished_at": at}
    scene.attempt = Attempt.objects.create(
        letter=letter, channel=scene.channel, outcome="unknown", code="TimeoutError", **begun
    )


def of_channel(name):
    return lambda scene, place: reverse(name, args=[scene.channel.uuid])


PATHS = {
    "messaging:new_channel": lambda scene, place: reverse("messaging:new_channel", args=["mas"]),
    "messaging:channel": of_channel("messaging:channel"),
    "messaging:turn_channel": of_channel("messaging:turn_channel"),
    "messaging:settle_attempt": lambda scene, place: reverse(
        "messaging:settle_attempt", args=[scene.attempt.uuid]
    ),
}
BODIES = {
    "messaging:wishes": lambda scene, place: {
        "sms_place": "1",
        "sms_value": "19900000001",
        "quiet_from": "22:00",
        "quiet_until": "07:00",
    },
    "messaging:new_channel": lambda scene, place: MAS,
    "messaging:channel": lambda scene, place: MAS,
    "messaging:turn_channel": lambda scene, place: {"do": "use"},
    "messaging:settle_attempt": lambda scene, place: {"ruling": "arrived"},
}
