"""Which browser it is, from lines that real ones send."""

import pytest

from governance.browsers import browser_of

LINES = [
    (
        "Mozilla/5.0 (Linux; Android 13; V2241A) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/116.0.0.0 "
        "Mobile Safari/537.36 XWEB/1160 MMWEBSDK/2023 MicroMessenger/8.0.47 WeChat/arm64",
        ("WeChat", "8", "Chrome 116", True),
    ),
    (
        "Mozilla/5.0 (Linux; Android 7.0; HUAWEI) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/66.0.3359 "
        "MQQBrowser/6.2 Mobile Safari/537.36 MicroMessenger/7.0.3",
        ("WeChat", "7", "Chrome 66", False),
    ),
    (
        "Mozilla/5.0 (iPhone; CPU iPhone OS 12_4 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/12.1 "
        "Mobile/15E148 Safari/604.1",
        ("Safari", "12", "iOS 12", False),
    ),
    (
        "Mozilla/5.0 (iPhone; CPU iPhone OS 16_2 like Mac OS X) AppleWebKit/605.1.15 MicroMessenger/8.0.33",
        ("WeChat", "8", "iOS 16", True),
    ),
    (
        "Mozilla/5.0 (Windows NT 6.1; WOW64; Trident/7.0; rv:11.0) like Gecko",
        ("Internet Explorer", "11", "", False),
    ),
    (
        "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML) Chrome/108.0.0.0 Safari/537.36",
        ("Chrome", "108", "Chrome 108", True),
    ),
    ("Mozilla/5.0 (X11; Linux x86_64; rv:60.0) Gecko/20100101 Firefox/60.0", ("Firefox", "60", "", False)),
    ("curl/8", ("", "", "", None)),
    ("", ("", "", "", None)),
]


@pytest.mark.parametrize(("line", "expected"), LINES, ids=[expected[0] or line for line, expected in LINES])
def test_a_browser_is_known_by_what_it_says(line, expected):
    found = browser_of(line)

    assert (found.name, found.version, found.engine, found.runs) == expected
