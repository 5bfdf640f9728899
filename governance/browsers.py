"""Which browser somebody has, and whether the pages run in it (frontend.md 1.0): read from what it says of itself."""

import re
from dataclasses import dataclass

# (name, what it calls itself, the oldest version the scripts run on). The first that fits: most claim to be others too.
KNOWN = (
    ("Internet Explorer", re.compile(r"(?:MSIE |Trident/.*rv:)(\d+)"), None),
    ("WeChat", re.compile(r"MicroMessenger/(\d+)"), 0),
    ("Alipay", re.compile(r"AlipayClient/(\d+)"), 0),
    ("Edge", re.compile(r"Edg(?:A|iOS)?/(\d+)"), 80),
    ("Firefox", re.compile(r"Firefox/(\d+)"), 74),
    ("Chrome", re.compile(r"(?:Chrome|Chromium|CriOS)/(\d+)"), 80),
    ("Safari", re.compile(r"Version/(\d+)[\d.]* (?:Mobile/\w+ )?Safari/"), 13),
)
# What lies under a browser that goes by another name, as inside WeChat.
ENGINES = (
    ("Chrome", re.compile(r"Chrome/(\d+)"), 80),
    ("iOS", re.compile(r"(?:iPhone|CPU) OS (\d+)[_ ]"), 13),
)


@dataclass(frozen=True)
class Browser:
    """`name` and `version` as people know them; `runs` is None where nothing can be said."""

    name: str
    version: str
    engine: str
    runs: bool | None


def browser_of(user_agent):
    """The Browser that sent this line."""
    name, version, oldest = found_among(KNOWN, user_agent)
    engine, engine_version, engine_oldest = found_among(ENGINES, user_agent)
    under = f"{engine} {engine_version}".strip()
    if name == "Internet Explorer":
        return Browser(name, version, under, False)
    if engine:
        return Browser(name, version, under, int(engine_version) >= engine_oldest)
    return Browser(name, version, under, int(version) >= oldest if oldest else None)


def found_among(patterns, user_agent):
    for name, pattern, oldest in patterns:
        if hit := pattern.search(user_agent):
            return name, hit[1], oldest
    return "", "", None
