import pytest
from django.utils.translation import override

from grids.devices import device_words, shortened


@pytest.mark.parametrize(
    ("agent", "words"),
    [
        ("Mozilla/5.0 (iPhone; CPU iPhone OS 16_0 like Mac OS X) Safari/604.1", "苹果手机 · Safari"),
        ("Mozilla/5.0 (Linux; Android 13) Chrome/120 MicroMessenger/8.0", "安卓手机 · 微信"),
        ("Mozilla/5.0 (Windows NT 10.0) Chrome/120 Safari/537 Edg/120", "Windows 电脑 · Edge"),
        ("curl/8", "某台设备"),
        ("", "某台设备"),
    ],
)
def test_a_device_in_the_words_of_its_owner(agent, words):
    with override("zh-hans"):
        assert device_words(agent) == words


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        ("10.21.3.4", "10.21.*.*"),
        ("::ffff:10.21.3.4", "10.21.*.*"),
        ("2001:db8::1", "2001:0db8:*"),
        ("", ""),
        ("unix", ""),
    ],
)
def test_an_address_without_its_end(address, shown):
    assert shortened(address) == shown
