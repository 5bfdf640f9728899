"""A log line names nobody."""

import pytest

from governance.logs import masked


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        ("Not Found: /t/9f8Jk2_secret/rate/", "Not Found: /t/***/rate/"),
        ("Not Found: /q/7ABCDEFGHJ2/done/9f8jk2secret/", "Not Found: /q/7ABCDEFGHJ2/done/***/"),
        ("call 13812345678 back", "call 138****5678 back"),
        ("case 2026112241010600001 moved", "case 2026112241010600001 moved"),
    ],
)
def test_secret_links_and_phone_numbers_are_masked(line, shown):
    assert masked(line) == shown
