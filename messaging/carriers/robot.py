"""By a group's robot, through apprise. It says only whether the answer was HTTP 200; what it does not say is unknown.

Only services with hosts of their own are let in: apprise also speaks to any address (json://, mailto://) and to the
machine itself. What it would log holds tokens and words, so its loggers are heard here and nowhere else.
"""

import logging
import re
from urllib.parse import parse_qs, urlencode, urlsplit

from apprise.exception import AppriseException
from apprise.plugins.dingtalk import NotifyDingTalk
from apprise.plugins.feishu import NotifyFeishu
from apprise.plugins.lark import NotifyLark
from apprise.plugins.pushplus import NotifyPushplus
from apprise.plugins.serverchan import NotifyServerChan
from apprise.plugins.wecombot import NotifyWeComBot
from apprise.plugins.wxpusher import NotifyWxPusher
from django.conf import settings

from messaging.answers import Said
from messaging.enums import Outcome

# By name, so that none of apprise's other hundred and forty is even loaded.
SERVICES = {
    "wecombot": NotifyWeComBot,
    "dingtalk": NotifyDingTalk,
    "feishu": NotifyFeishu,
    "lark": NotifyLark,
    "schan": NotifyServerChan,
    "pushplus": NotifyPushplus,
    "wxpusher": NotifyWxPusher,
}
ASKED_OF_IT = {"redirect": "no", "overflow": "truncate"}
STATUS = re.compile(r"error=(\d{3})\b|failed: (\d{3}) -")
CLIENT_ERROR = 4

ears = logging.getLogger("apprise")
ears.propagate = False
ears.addHandler(logging.NullHandler())  # else its complaints would go to standard error


class Heard(logging.Handler):
    """The status that apprise complains of; its words are dropped."""

    def __init__(self):
        super().__init__(logging.WARNING)
        self.status = ""

    def emit(self, record):
        if found := STATUS.search(record.getMessage()):
            self.status = found[1] or found[2]


def can_ask(channel):
    return False


def is_known(address):
    """Whether it is the address of a robot that may be spoken to, and asks for nothing odd."""
    return robot_of(address) is not None


def robot_of(address):
    """apprise's robot of an address, or None for one that may not be spoken to."""
    parts = urlsplit(address)
    service = SERVICES.get(parts.scheme)
    if service is None or "verify" in parse_qs(parts.query):
        return None
    seconds = str(settings.SEND_SECONDS)
    asked = urlencode(ASKED_OF_IT | {"cto": seconds, "rto": seconds})
    facts = service.parse_url(f"{address}{'&' if parts.query else '?'}{asked}")
    try:
        return service(**facts) if facts else None
    except (AppriseException, TypeError):
        return None


def send(parcel):
    """Have the robot say it to its group, once. → Said."""
    robot, heard = robot_of(parcel.channel.secrets.get("robot", "")), Heard()
    if robot is None:
        return Said(Outcome.REFUSED, "address")
    ears.addHandler(heard)
    try:
        went = robot.notify(body=f"{parcel.text}\n{parcel.link}", title=parcel.title)
    finally:
        ears.removeHandler(heard)
    if went:
        return Said(Outcome.ACCEPTED, "HTTP 200")
    if heard.status and int(heard.status) // 100 == CLIENT_ERROR:
        return Said(Outcome.REFUSED, f"HTTP {heard.status}")
    return Said(Outcome.UNKNOWN, f"HTTP {heard.status}" if heard.status else "connection")
