"""How a letter is handed over: by HTTP as a preset says, by SMTP, or by a group's robot."""

from messaging.carriers import http, mail, robot
from messaging.presets import preset_of

CARRIERS = {"http": http, "smtp": mail, "apprise": robot}


def carrier_of(channel):
    """What sends for a channel: `send(parcel)` → Said, and `ask(parcel)` where its provider can be asked."""
    return CARRIERS[preset_of(channel.preset).carrier]
