"""The looks of looks.js, put to a tab: each answers a list of faults, empty when there is nothing to mend."""

from collections import defaultdict
from pathlib import Path

from django.conf import settings

AXE = (settings.BASE_DIR / "node_modules" / "axe-core" / "axe.min.js").read_text(encoding="utf-8")
LOOKS = Path(__file__).with_name("looks.js").read_text(encoding="utf-8")
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
PHONE, DESK, NARROW = (390, 844), (1366, 768), (320, 640)
USUAL, DOUBLE = 16, 32
THUMB = {False: 44, True: 60}


class Looks:
    """One tab with the looks in it, and everything that folds opened."""

    def __init__(self, tab):
        self.tab, self.cdp = tab, tab.context.new_cdp_session(tab)
        tab.evaluate(AXE)
        tab.evaluate(LOOKS)
        tab.evaluate("looks.unfold()")

    def at(self, size, text=USUAL):
        """A window of this size, the text as large as the person set it in the browser."""
        self.tab.set_viewport_size({"width": size[0], "height": size[1]})
        self.cdp.send("Page.setFontSizes", {"fontSizes": {"standard": text, "fixed": text}})
        return self

    def axe(self):
        found = self.tab.evaluate("(tags) => looks.axe(tags)", TAGS)
        return found["faults"] if found["held"] > 10 else ["axe saw next to nothing", *found["faults"]]

    def narrow(self):
        return self.tab.evaluate("looks.narrow(window.innerWidth)")

    def grown(self):
        """Whether the text follows what the person set in the browser."""
        size = "parseFloat(getComputedStyle(document.documentElement).fontSize)"
        self.at(NARROW)
        before = self.tab.evaluate(size)
        self.at(NARROW, DOUBLE)
        return (
            []
            if self.tab.evaluate(size) == 2 * before
            else ["the text does not grow with the browser's setting"]
        )

    def targets(self, least):
        return self.tab.evaluate("(least) => looks.targets(least)", least)

    def focus(self):
        self.tab.keyboard.press("Tab")
        return self.tab.evaluate("looks.focus()")

    def frame(self, language):
        return self.tab.evaluate("(language) => looks.frame(language)", language)

    def words(self):
        return self.tab.evaluate("looks.words()")


def listed(found):
    """(page, look, fault) of a whole tour as lines: each fault once, with the pages that have it."""
    pages = defaultdict(list)
    for page, look, fault in found:
        pages[look, fault].append(page)
    return "\n".join(f"{look}: {fault}   ({', '.join(where)})" for (look, fault), where in pages.items())
