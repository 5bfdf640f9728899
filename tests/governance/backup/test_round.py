"""There and back: what was saved is what is put back, and only the holder of the key can do it."""

import base64
import json
import subprocess
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

from cases.models import Case, CaseEvent
from governance.backup import folder
from governance.backup.sealing import opened, sealed
from messaging import pulse

pytestmark = pytest.mark.slow


def test_what_was_saved_is_put_back_whole(place, saved, keys, empty_place):
    done = empty_place.manage("restore", saved, "--key", keys.file)

    assert done.returncode == 0, done.stdout + done.stderr
    assert "all as it was saved" in done.stdout
    assert empty_place.ask("select count(*) from cases_case") == Case.objects.count()
    assert empty_place.ask("select count(*) from cases_caseevent") == CaseEvent.objects.count() > 4
    for name in place.photos:
        assert (empty_place.media / name).read_bytes() == (settings.MEDIA_ROOT / name).read_bytes()
    # What the application's role may not do, it may not do there either.
    rights = "select has_table_privilege('governance_app', 'cases_caseevent', '{}')"
    assert empty_place.ask(rights.format("insert"))
    assert not empty_place.ask(rights.format("update"))
    # And what a later migration makes is given to it again.
    given = "select count(*) from pg_default_acl where defaclacl::text like '%governance_app=arwd/%'"
    assert empty_place.ask(given) == 1


def test_a_place_that_is_not_empty_is_left_alone(saved, keys, empty_place):
    assert empty_place.manage("restore", saved, "--key", keys.file).returncode == 0

    again = empty_place.manage("restore", saved, "--key", keys.file)

    assert again.returncode == 1
    assert "数据库不是空的" in again.stderr


def test_a_backup_of_another_release_is_refused(saved, keys, empty_place):
    """As if this release had one migration more than the backup knows."""
    with opened(saved / folder.LIST, keys.file) as source:
        kept = json.loads(source.read())
    kept["migrations"].remove("messaging.0002_signs_of_life_and_replays")
    (saved / folder.LIST).unlink()
    with sealed(saved / folder.LIST, keys.recipient) as target:
        target.write(json.dumps(kept).encode())
    (saved / folder.SUMS).unlink()
    folder.write_sums(saved)

    refused = empty_place.manage("restore", saved, "--key", keys.file)

    assert refused.returncode == 1
    assert "messaging.0002_signs_of_life_and_replays" in refused.stderr
    assert empty_place.ask("select count(*) from pg_tables where schemaname = 'public'") == 1


def test_photos_of_somebody_else_are_left_alone(saved, keys, empty_place):
    empty_place.media.mkdir()
    (empty_place.media / "theirs.jpg").write_bytes(b"x")

    refused = empty_place.manage("restore", saved, "--key", keys.file)

    assert refused.returncode == 1
    assert empty_place.ask("select count(*) from pg_tables where schemaname = 'public'") == 1  # PostGIS's own


def test_with_other_keys_for_the_fields_it_says_that_nothing_opens(saved, keys, empty_place):
    other = f"k1:{base64.b64encode(bytes(32)).decode()}"

    done = empty_place.manage("restore", saved, "--key", keys.file, FIELD_KEYS=other)

    assert done.returncode == 1
    assert "cases_reporter.phone does not open with FIELD_KEYS" in done.stdout


def test_a_thief_without_the_identity_opens_nothing(saved, keys, tmp_path, empty_place):
    wrong = tmp_path / "another"
    subprocess.run(["age-keygen", "-o", wrong], check=True, capture_output=True)

    refused = empty_place.manage("restore", saved, "--key", wrong)

    assert refused.returncode == 1
    assert empty_place.ask("select count(*) from pg_tables where schemaname = 'public'") == 1
    for path in saved.glob("*.age"):
        opening = subprocess.run(["age", "-d", "-i", wrong, path], capture_output=True, check=False)
        assert (opening.returncode, opening.stdout) == (1, b"")


def test_no_key_and_nobody_s_name_is_in_the_clear(place, saved, keys):
    identity = keys.file.read_text().splitlines()[-1]
    secrets = [
        identity,
        settings.SECRET_KEY,
        *(base64.b64encode(k).decode() for k in settings.FIELD_KEYS.values()),
    ]
    said = [*secrets, "路灯不亮", "photo 1", place.people.worker.username]

    for path in saved.iterdir():
        content = path.read_bytes()
        assert not [word for word in said if word.encode() in content], path.name


def test_no_key_of_the_place_is_under_the_seal_either(saved, keys):
    kept = [settings.SECRET_KEY, *(base64.b64encode(k).decode() for k in settings.FIELD_KEYS.values())]
    with opened(saved / folder.DATABASE, keys.file) as source:
        plain = subprocess.run(
            ["pg_restore", "-f", "-"], stdin=source, capture_output=True, check=True
        ).stdout

    assert "路灯不亮".encode() in plain
    assert not [word for word in kept if word.encode() in plain]


@pytest.mark.parametrize("name", [folder.DATABASE, folder.MEDIA, folder.LIST, folder.HEADS])
def test_a_changed_part_is_refused_before_anything_is_written(saved, keys, empty_place, name):
    content = bytearray((saved / name).read_bytes())
    content[-1] ^= 1
    (saved / name).write_bytes(content)

    refused = empty_place.manage("restore", saved, "--key", keys.file)

    assert refused.returncode == 1
    assert name in refused.stderr
    assert empty_place.ask("select count(*) from pg_tables where schemaname = 'public'") == 1


def test_the_command_writes_where_it_is_told_and_leaves_a_sign(place, keys, tmp_path, settings, capsys):
    settings.BACKUP_RECIPIENT = keys.recipient

    call_command("back_up", "--to", str(tmp_path / "there"))

    made = Path(capsys.readouterr().out.strip())
    assert {path.name for path in made.iterdir()} == {
        folder.DATABASE, folder.MEDIA, folder.LIST, folder.HEADS, folder.SUMS,
    }  # fmt: skip
    assert pulse.BACKUP in pulse.ages()


def test_without_a_recipient_nothing_is_written(place, tmp_path, settings):
    settings.BACKUP_RECIPIENT = ""

    with pytest.raises(CommandError, match="BACKUP_RECIPIENT"):
        call_command("back_up", "--to", str(tmp_path / "there"))

    assert not (tmp_path / "there").exists()
