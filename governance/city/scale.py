"""How large a made city is: performance.md, Sizes to build for."""

from dataclasses import dataclass, replace

from governance.city import areas


@dataclass(frozen=True)
class Scale:
    """`streets` of the first county, or of every county where it is None; `cases` in all, `per_day` of them a day."""

    name: str
    cases: int
    per_day: int
    buildings: int  # in each micro grid
    counties: int | None = None
    streets: int | None = None

    def city(self):
        """The City with as many counties and streets as this scale has."""
        whole = areas.read()
        counties = tuple(
            replace(county, streets=county.streets[: self.streets])
            for county in whole.counties[: self.counties]
        )
        return replace(whole, counties=counties)

    def with_cases(self, number):
        """The same with another number of cases; None leaves it."""
        return replace(self, cases=number) if number else self


SCALES = {
    # Ten streets or so, as many people as a county seat: 100,000 cases are what it has in three months.
    "district": Scale("district", cases=100_000, per_day=1_000, buildings=6, counties=1),
    "city": Scale("city", cases=5_000_000, per_day=20_000, buildings=1),
    # For tests.
    "street": Scale("street", cases=300, per_day=20, buildings=2, counties=1, streets=1),
}
