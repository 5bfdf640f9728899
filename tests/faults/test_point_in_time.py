"""R2: the database goes back to a moment by the commands of docs/operate.md: what was before is there alone."""

import pytest
from django.db import connection

from cases.models import Case
from cases.verification import damages
from tests.cast import a_case
from tests.faults import figures
from tests.faults.archive import Archive

pytestmark = [pytest.mark.long, pytest.mark.slow, pytest.mark.faults]


def test_the_database_goes_back_to_the_moment_before_the_accident(bench, capfd):
    archive = Archive(bench.servers)
    bench.build()
    connection.close()
    archive.begin()
    before = {a_case(bench.town, description=f"before {n}").number for n in range(5)}
    moment = archive.sql("select clock_timestamp()")
    after = {a_case(bench.town, description=f"after {n}").number for n in range(5)}
    archive.flush()
    connection.close()

    archive.go_back_to(moment)

    held = set(Case.objects.values_list("number", flat=True))
    figures.tell(
        capfd,
        "R2 back to a moment",
        "base backup, ten reports, the data folder lost",
        {"before it and there": len(held & before), "after it and gone": len(after - held)},
        long=True,
    )
    assert held == before
    assert list(damages()) == []
    assert a_case(bench.town, description="and on it goes").number not in before
