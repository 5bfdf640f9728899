"""Counts what a person does to get something done, and how long it takes by a keystroke model (frontend.md 3.0 rule 9).

The seconds are calculated, never measured, so that a busy machine changes nothing:

    taps = Taps(page, "worker: quick report")
    taps.photo(page.get_by_label("拍照"), PICTURE)
    taps.tap(page.get_by_label("楼道堆物"))
    taps.write(page.get_by_label("说明"), "楼道", "堆物")    # one word of an input method each
    taps.tap(page.get_by_role("button", name="提交"))
    taps.keep_to(taps=3, photos=1, seconds=20)

`keep_to` prints the row of the table in docs/design.md and fails when a limit is passed, or when the sheet says
something else.
"""

import re
from collections import Counter

from django.conf import settings

SHEET = settings.BASE_DIR / "docs" / "design.md"
# Seconds. A photo is the camera opened, aimed, pressed and accepted; before each tap and photo one looks and decides.
MODEL = {"tap": 1.0, "photo": 4.0, "key": 0.3, "word": 1.5, "think": 1.2, "read": 1.0}


class Taps:
    """One person on one page; every method does the thing and counts it."""

    def __init__(self, page, flow):
        self.page, self.flow, self.counted = page, flow, Counter()

    def tap(self, target):
        """Press what `target` finds, after a look."""
        self.counted.update(think=1, tap=1)
        target.click()

    def photo(self, field, *files):
        """Take a photo (or choose one) for each file; the tap that opens the camera is part of it."""
        self.counted.update(think=1, photo=len(files))
        field.set_input_files(list(files))

    def key(self, *keys):
        """Press keys one after the other, wherever the focus is, after one look."""
        self.counted.update(think=1, key=len(keys))
        for key in keys:
            self.page.keyboard.press(key)

    def write(self, field, *words):
        """Tap into a field and write words with an input method."""
        self.tap(field)
        self.counted.update(word=len(words))
        field.fill("".join(words))

    def digits(self, field, number):
        """Tap into a field and press its digits."""
        self.tap(field)
        self.counted.update(key=len(number))
        field.fill(number)

    def read(self, seconds):
        """Read what is on the page before deciding."""
        self.counted.update(read=seconds)

    @property
    def seconds(self):
        return round(sum(MODEL[what] * many for what, many in self.counted.items()), 1)

    def row(self, limit=""):
        """The line of the table in the design sheet."""
        done = (f"{many} {what}" for what in ("tap", "photo", "key", "word") if (many := self.counted[what]))
        return f"| {self.flow} | {', '.join(done)} | {self.seconds} s | {limit} |"

    def keep_to(self, **limits):
        """Fail over any limit: `seconds`, or how many `taps`, `photos`, `keys`, `words`."""
        row = self.row(", ".join(f"{most} {what}" for what, most in limits.items()))
        print(row)  # noqa: T201 - the artefact: `pytest -s -k taps` prints the table
        spent = {"seconds": self.seconds} | {f"{what}s": many for what, many in self.counted.items()}
        assert {what: spent.get(what, 0) for what, most in limits.items() if spent.get(what, 0) > most} == {}
        assert row in sheet_rows(), f"docs/design.md, 'Taps', lacks the line\n{row}"


def sheet_rows():
    """The lines of every table of the design sheet, however its columns are padded."""
    lines = SHEET.read_text(encoding="utf-8").splitlines()
    return {re.sub(r" +", " ", line) for line in lines if line.startswith("|")}
