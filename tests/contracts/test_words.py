"""Chinese is complete: whatever the code and the pages say has its words in locale/zh_Hans."""

import os
import re
import shutil
import subprocess
import sys

import pytest

from governance import environment
from tests.contracts.tree import APPS, ROOT

PO = ROOT / "locale" / "zh_Hans" / "LC_MESSAGES" / "django.po"
ENTRY = re.compile(r'^msgid ((?:".*"\n)+)(?:msgid_plural ((?:".*"\n)+))?((?:msgstr.* (?:".*"\n)+)+)', re.M)
QUOTED = re.compile(r'"(.*)"')


def joined(lines):
    return "".join(QUOTED.findall(lines or ""))


def entries(path):
    """{msgid: its Chinese, "" where it has none}; obsolete lines are comments and do not match."""
    found = {}
    for msgid, _plural, msgstr in ENTRY.findall(path.read_text(encoding="utf-8")):
        found[joined(msgid)] = joined(msgstr)
    found.pop("", None)
    return found


def test_nothing_is_left_untranslated():
    assert [msgid for msgid, chinese in entries(PO).items() if not chinese] == []
    assert "fuzzy" not in PO.read_text(encoding="utf-8")


def test_a_placeholder_in_english_stands_in_the_chinese_too():
    names = re.compile(r"%\((\w+)\)[sd]")
    wrong = {
        msgid: chinese
        for msgid, chinese in entries(PO).items()
        if set(names.findall(msgid)) - {"counter"} != set(names.findall(chinese)) - {"counter"}
    }

    assert wrong == {}


@pytest.mark.slow
def test_every_sentence_of_the_code_is_in_the_catalogue(tmp_path):
    for name in (*APPS, "templates", "locale"):
        shutil.copytree(ROOT / name, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "manage.py", tmp_path)
    said = [sys.executable, "manage.py", "makemessages", "-l", "zh_Hans", "--no-location", "--no-wrap", "-v0"]

    made = subprocess.run(
        said,
        cwd=tmp_path,
        env={**environment.mapping(), **os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )

    assert made.returncode == 0, made.stderr
    fresh = entries(tmp_path / PO.relative_to(ROOT))
    assert set(fresh) - set(entries(PO)) == set()
