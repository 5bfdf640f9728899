"""The pictures of docs/design.md: one small picture of each part, from the running demo place.

make shots ONLY=components     docs/images/part-*.png
"""

import sys
from pathlib import Path

from PIL import Image
from playwright.sync_api import Page as Tab

from tests.browser.catalogue import PAGES

IMAGES = Path(__file__).resolve().parent.parent / "docs" / "images"
LARGEST = 60_000
# name of the part, page of the catalogue, what of it, how wide the window is
PARTS = (
    ("button", "received", ".gw-main-button >> nth=0", 390),
    ("chips", "report", ".gw-chips >> nth=0", 390),
    ("dots-four", "progress handling", ".gw-steps-four", 390),
    ("dots-seven", "case in hand", ".gw-steps-seven", 760),
    ("field", "look up", ".gw-field >> nth=0", 390),
    ("summary", "look up refused", ".gw-summary", 390),
    ("notice", "door", ".gw-near, .gw-notice", 390),
    ("empty", "desk nothing found", ".gw-empty >> nth=0", 390),
    ("picker", "report", "[data-gw-photos]", 390),
    ("timeline", "progress handling", ".gw-timeline", 390),
    ("emergency", "home", ".gw-emergency", 390),
    ("person", "door", ".gw-person", 390),
    ("row", "work", ".gw-cells > li >> nth=0", 390),
    ("desk-row", "desk", ".gw-table", 1366),
)


def picture(tab: Tab, name: str, selector: str) -> None:
    """One part, on its ground, in at most 256 colours."""
    target = IMAGES / f"part-{name}.png"
    tab.locator(selector).first.screenshot(path=target)
    with Image.open(target) as whole:
        small = whole.convert("RGB").crop((0, 0, min(whole.width, 780), min(whole.height, 420)))
    small.quantize(128).save(target, optimize=True)
    print(f"{target.stat().st_size:>6} {target.name}")
    if target.stat().st_size > LARGEST:
        sys.exit(f"✗ {target.name} is over {LARGEST} bytes")


def pages() -> dict[str, list]:
    """{page of the catalogue: the parts that are taken from it}."""
    by_name = {page.name: page for page in PAGES}
    found = {}
    for part in PARTS:
        found.setdefault(by_name[part[1]], []).append(part)
    return found
