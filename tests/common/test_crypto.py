import pytest

from common.crypto import Unreadable, blind_index, decrypt, encrypt, key_id_of, normalise

OLD, NEW = b"o" * 32, b"n" * 32
PLACE = "cases_reporter.phone:6f1c"


@pytest.fixture(autouse=True)
def keys(settings):
    settings.FIELD_KEYS = {"2026": OLD}
    settings.FIELD_CIPHER = "aes-gcm"
    settings.BLIND_INDEX_KEY = b"i" * 32


def test_what_is_sealed_opens_again():
    assert decrypt(encrypt("13812345678", aad=PLACE), aad=PLACE) == "13812345678"


def test_the_header_says_version_algorithm_and_key():
    sealed = encrypt("13812345678", aad=PLACE)

    assert sealed[:7] == bytes([1, 1, 4]) + b"2026"
    assert key_id_of(sealed) == "2026"
    assert b"13812345678" not in sealed


def test_the_same_words_never_look_the_same():
    assert encrypt("张三", aad=PLACE) != encrypt("张三", aad=PLACE)


def test_a_value_moved_to_another_row_does_not_open():
    sealed = encrypt("13812345678", aad=PLACE)

    with pytest.raises(Unreadable):
        decrypt(sealed, aad="cases_reporter.phone:0000")


@pytest.mark.parametrize("position", [0, 1, 3, 8, 20, -1])
def test_a_changed_byte_anywhere_does_not_open(position):
    sealed = bytearray(encrypt("13812345678", aad=PLACE))
    sealed[position] ^= 1

    with pytest.raises(Unreadable):
        decrypt(bytes(sealed), aad=PLACE)


@pytest.mark.parametrize("length", [0, 2, 7, 20])
def test_a_value_cut_off_does_not_open(length):
    with pytest.raises(Unreadable):
        decrypt(encrypt("13812345678", aad=PLACE)[:length], aad=PLACE)


def test_after_a_rotation_the_old_is_read_and_the_new_key_writes(settings):
    before = encrypt("old", aad=PLACE)
    settings.FIELD_KEYS = {"2027": NEW, "2026": OLD}

    assert decrypt(before, aad=PLACE) == "old"
    assert key_id_of(encrypt("new", aad=PLACE)) == "2027"


def test_without_its_key_nothing_opens(settings):
    sealed = encrypt("old", aad=PLACE)
    settings.FIELD_KEYS = {"2027": NEW}

    with pytest.raises(Unreadable):
        decrypt(sealed, aad=PLACE)


def test_sm4_seals_and_either_algorithm_reads_what_the_other_wrote(settings):
    aes = encrypt("13812345678", aad=PLACE)
    settings.FIELD_CIPHER = "sm4-gcm"
    sm4 = encrypt("13812345678", aad=PLACE)

    assert (aes[1], sm4[1]) == (1, 2)
    assert decrypt(aes, aad=PLACE) == decrypt(sm4, aad=PLACE) == "13812345678"


def test_sm4_refuses_another_place(settings):
    settings.FIELD_CIPHER = "sm4-gcm"
    sealed = encrypt("13812345678", aad=PLACE)

    with pytest.raises(Unreadable):
        decrypt(sealed, aad="cases_reporter.phone:0000")


@pytest.mark.parametrize(
    "written",
    [
        "13812345678",
        "138 1234 5678",
        "138-1234-5678",
        "+86 13812345678",
        "１３８１２３４５６７８",
        "008613812345678",
    ],
)
def test_one_phone_has_one_index_however_it_is_written(written):
    assert normalise(written) == "13812345678"
    assert blind_index(written) == blind_index("13812345678")


def test_the_last_letter_of_an_id_number_may_be_small():
    assert blind_index("41010619490312001x") == blind_index("41010619490312001X")


def test_the_index_is_short_and_depends_on_its_key(settings):
    before = blind_index("13812345678")
    settings.BLIND_INDEX_KEY = b"j" * 32

    assert len(before) == 16
    assert blind_index("13812345678") != before
