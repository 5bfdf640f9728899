"""The cases of a made city, day by day, as lines for COPY.

What is written about a case depends on its age. Open ones and those of the last RICH days have all: words, the
assignment, and clocks if they are open. Older ones keep their row, their whole chain of events and their reporter;
words, clocks and assignments are left away, as if erased when their time was over.
"""

from random import Random

from governance.city import courses
from governance.city.lines import TABLES, pick
from governance.city.rows import row_of
from governance.city.tale import Tale

RICH = 30  # days


class Chronicle:
    """Writes the cases of one day after the other; what it holds is the same for all of them."""

    def __init__(self, city, *, seed, until, policies):
        self.city, self.seed, self.until, self.policies = city, seed, int(until.timestamp()), policies
        self.ended = [(courses.steps_of(courses.COURSES[name]), share) for name, share in courses.ENDED]
        self.open = [(courses.steps_of(verbs), share) for verbs, share in courses.STANDING]

    def day(self, begins, seconds, numbers, *, first):
        """{table: [line]} of the cases `first` to `first + numbers - 1`, reported in `seconds` from `begins` on."""
        self.rng = Random(f"{self.seed} {begins}")
        self.lines = {table: [] for table in TABLES}
        self.issued = {}
        start = int(begins.timestamp())
        moments = sorted(start + int(self.rng.random() * seconds) for _ in range(numbers))
        for pk, at in enumerate(moments, start=first):
            self.case(pk, at, begins)
        return self.lines

    def case(self, pk, at, begins):
        rng, days = self.rng, (self.until - at) / 86_400
        is_open = rng.random() * 100 < courses.share_open(days)
        steps = pick(rng, self.open if is_open else self.ended)
        told = Tale(self, pk, at, steps, is_open, is_rich=is_open or days <= RICH)
        told.number = self.number(begins, told.place)
        told.write_events()
        self.lines["cases_case"].append(row_of(told))

    def number(self, begins, place):
        county = place.grid_code[:6]
        self.issued[county] = self.issued.get(county, 0) + 1
        return f"{begins:%Y%m%d}{county}{self.issued[county]:05d}"
