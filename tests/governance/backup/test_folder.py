"""A backup is whole or is not there; old ones go, the newest stays."""

from datetime import UTC, datetime, timedelta

import pytest

from common.errors import Refused
from governance.backup import folder

AT = datetime(2026, 11, 22, 3, 0, tzinfo=UTC)


def write(root, at):
    with folder.whole(root, at) as part:
        (part / "heads.gz").write_bytes(b"heads")
    return folder.made(root)[-1][1]


def names(root):
    return sorted(path.name for path in root.iterdir())


def break_off(root):
    with folder.whole(root, AT) as part:
        (part / "heads.gz").write_bytes(b"half")
        raise OSError("no room")


def test_a_whole_one_has_its_sums_and_is_closed_to_others(tmp_path):
    made = write(tmp_path, AT)

    assert names(tmp_path) == ["20261122T030000Z"]
    assert names(made) == ["SHA256SUMS", "heads.gz"]
    assert made.stat().st_mode & 0o077 == 0
    folder.check_sums(made)


def test_what_breaks_off_leaves_nothing(tmp_path):
    with pytest.raises(OSError, match="no room"):
        break_off(tmp_path)

    assert names(tmp_path) == []


def test_while_it_is_written_it_is_none(tmp_path):
    with folder.whole(tmp_path, AT) as part:
        (part / "heads.gz").write_bytes(b"heads")

        assert folder.made(tmp_path) == []


@pytest.mark.parametrize("change", [lambda path: path.unlink(), lambda path: path.write_bytes(b"other")])
def test_a_part_that_is_missing_or_changed_is_refused(tmp_path, change):
    made = write(tmp_path, AT)
    change(made / "heads.gz")

    with pytest.raises(Refused):
        folder.check_sums(made)


def test_a_folder_without_sums_is_no_backup(tmp_path):
    with pytest.raises(Refused):
        folder.check_sums(tmp_path)


def test_after_35_days_one_goes_and_so_does_what_a_killed_one_left(tmp_path):
    for days in (36, 34, 0):
        write(tmp_path, AT - timedelta(days=days))
    (tmp_path / "20261001T030000Z.part").mkdir()
    (tmp_path / "notes").mkdir()

    folder.rotate(tmp_path, AT)

    assert names(tmp_path) == ["20261019T030000Z", "20261122T030000Z", "notes"]


def test_the_newest_stays_however_old_it_is(tmp_path):
    write(tmp_path, AT - timedelta(days=100))

    folder.rotate(tmp_path, AT)

    assert len(folder.made(tmp_path)) == 1
