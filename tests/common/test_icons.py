import re
from pathlib import Path

import pytest
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.template import Context, Template

from common.templatetags.icons import icon

TEMPLATES = Path(settings.BASE_DIR) / "templates"
USED = sorted(
    {
        name
        for path in TEMPLATES.rglob("*.html")
        for name in re.findall(r'{% icon "([^"]+)"', path.read_text(encoding="utf-8"))
    }
)


def test_an_icon_is_silent_beside_its_word():
    drawn = icon("telephone-fill")

    assert drawn.startswith("<svg ")
    assert 'aria-hidden="true"' in drawn
    assert "<path" in drawn
    assert "http" not in drawn


def test_an_icon_that_stands_alone_has_a_name():
    drawn = Template('{% load icons %}{% icon "bell" label=word %}').render(Context({"word": 'a "bell"'}))

    assert 'role="img" aria-label="a &quot;bell&quot;"' in drawn


@pytest.mark.parametrize("name", ["no-such-icon", "../secrets", "bell.svg", ""])
def test_a_name_without_a_picture_says_the_cure(name):
    with pytest.raises(ImproperlyConfigured, match="npm run vendor"):
        icon(name)


@pytest.mark.parametrize("name", USED)
def test_every_icon_of_the_templates_is_there(name):
    assert icon(name)
