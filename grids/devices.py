"""A device in the words of its owner, and an address without its end. Pure."""

import ipaddress

from django.utils.translation import gettext_lazy as _

# The first that a user agent holds names it; WeChat and its like before the browsers they are built from.
PROGRAMS = (
    ("MicroMessenger", _("WeChat")),
    ("DingTalk", _("DingTalk")),
    ("HuaweiBrowser", _("Huawei browser")),
    ("MiuiBrowser", _("Xiaomi browser")),
    ("Edg", "Edge"),
    ("QQBrowser", _("QQ browser")),
    ("Firefox", "Firefox"),
    ("Chrome", "Chrome"),
    ("Safari", "Safari"),
)
SYSTEMS = (
    ("HarmonyOS", _("HarmonyOS phone")),
    ("OpenHarmony", _("HarmonyOS phone")),
    ("Android", _("Android phone")),
    ("iPhone", _("iPhone")),
    ("iPad", _("iPad")),
    ("Windows", _("Windows computer")),
    ("Mac OS", _("Apple computer")),
    ("Linux", _("Linux computer")),
)


def device_words(agent):
    """「安卓手机 · 微信」 from a user agent; what is not known is called a device."""
    system = next((words for mark, words in SYSTEMS if mark in agent), _("A device"))
    program = next((words for mark, words in PROGRAMS if mark in agent), None)
    return f"{system} · {program}" if program else str(system)


def shortened(address):
    """An address by which its owner knows the place, and nobody the line: 10.21.*.*, 2001:db8:*."""
    try:
        known = ipaddress.ip_address(address)
    except ValueError:
        return ""
    known = getattr(known, "ipv4_mapped", None) or known
    if known.version == 4:
        return ".".join([*str(known).split(".")[:2], "*", "*"])
    return ":".join([*known.exploded.split(":")[:2], "*"])
