"""How a photo's state is told: nobody reads "being checked" for ever."""

from datetime import UTC, datetime, timedelta

import pytest

from files.models import File

AT = datetime(2025, 6, 9, 1, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("state", "minutes", "told"),
    [
        ("waiting", 1, "waiting"),
        ("waiting", 15, "waiting"),
        ("waiting", 16, "late"),
        ("ready", 600, "ready"),
        ("refused", 600, "refused"),
    ],
)
def test_a_check_that_never_ends_is_told_as_late(state, minutes, told):
    file = File(state=state, created_at=AT)

    assert file.standing(at=AT + timedelta(minutes=minutes)) == told
