"""The pictures of docs/design.md, one small picture of each part, and those of README.md, from the running demo place.

make shots ONLY=components     docs/images/
"""

import sys
from io import BytesIO
from pathlib import Path

from PIL import Image
from playwright.sync_api import Page as Tab

from tests.browser.catalogue import PAGES
from tests.browser.settled import settled

BY_NAME = {page.name: page for page in PAGES}
IMAGES = Path(__file__).resolve().parent.parent / "docs" / "images"
LARGEST = 60_000
# name of the part, page of the catalogue, what of it, how wide the window is
PARTS = (
    ("button", "received", ".gw-main-button >> nth=0", 390),
    ("chips", "report", ".gw-chips >> nth=0", 390),
    ("dots-four", "progress handling", ".gw-steps-four", 390),
    ("dots-seven", "case in hand", ".gw-steps-seven", 800),
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
    ("targets", "desk", ".gw-targets", 1366),
    ("refusal", "no such case", "main .gw-box", 390),
)


# name of the picture, page of the catalogue, the window
WHOLES = (("resident", "door", (390, 844)), ("worker", "work", (390, 844)), ("desk", "desk", (1366, 768)))
COLOURS = 64


def picture(tab: Tab, name: str, selector: str) -> None:
    """One part, on its ground."""
    target = IMAGES / f"part-{name}.png"
    keep(tab.locator(selector).first.screenshot(), target, 780, 420)


def whole(tab: Tab, name: str, window: tuple[int, int]) -> None:
    """What somebody sees of a page without scrolling."""
    tab.set_viewport_size({"width": window[0], "height": window[1]})
    settled(tab)
    keep(tab.screenshot(), IMAGES / f"{name}.webp", *window)


def keep(taken: bytes, target: Path, widest: int, tallest: int) -> None:
    """A picture in few colours, so that it is small."""
    with Image.open(BytesIO(taken)) as whole:
        seen = whole.convert("RGB").crop((0, 0, min(whole.width, widest), min(whole.height, tallest)))
    few = seen.quantize(COLOURS, dither=Image.Dither.NONE)
    few.save(target, optimize=True) if target.suffix == ".png" else few.convert("RGB").save(
        target, lossless=True
    )
    print(f"{target.stat().st_size:>6} {target.name}")
    if target.stat().st_size > LARGEST:
        sys.exit(f"✗ {target.name} is over {LARGEST} bytes")


def pages() -> dict[str, list]:
    """{page of the catalogue: the parts that are taken from it}."""
    found = {}
    for part in PARTS:
        found.setdefault(BY_NAME[part[1]], []).append(part)
    return found
