"""What the tests of the tree share."""

from io import StringIO

from django.core.management import call_command

from tests.grids.world import AT, CLOCK, DAY

FACTS = {"valid_from": DAY, "by": CLOCK, "at": AT}


def whole():
    call_command("verify_trees", stdout=StringIO())
