"""`{% icon "telephone" %}`: one picture of the vendored set, written into the page as SVG."""

import re
from functools import lru_cache
from pathlib import Path

from django import template
from django.contrib.staticfiles import finders
from django.core.exceptions import ImproperlyConfigured
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

register = template.Library()

NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
DRAWING = re.compile(r"<svg\b[^>]*>(?P<shapes>.*)</svg>", re.DOTALL)
VIEWBOX = re.compile(r'viewBox="(?P<box>[\d. -]+)"')


@lru_cache(maxsize=256)
def drawing(name: str) -> tuple[str, SafeString]:
    """(viewBox, shapes) of one icon; ImproperlyConfigured when the file is not in static_vendor/icons."""
    path = finders.find(f"icons/{name}.svg") if NAME.fullmatch(name) else None
    if path is None:
        raise ImproperlyConfigured(f"There is no icon {name!r}. Run `npm run vendor`, or mend the name.")
    source = Path(path).read_text(encoding="utf-8")
    box, shapes = VIEWBOX.search(source), DRAWING.search(source)
    # The file comes from the locked npm package, never from a person.
    return box["box"] if box else "0 0 16 16", mark_safe(shapes["shapes"].strip())  # noqa: S308


@register.simple_tag
def icon(name: str, label: str = "") -> SafeString:
    """The icon as inline SVG: silent for screen readers, or named by `label` where it stands alone."""
    box, shapes = drawing(name)
    voice = format_html('role="img" aria-label="{}"', label) if label else mark_safe('aria-hidden="true"')
    return format_html(
        '<svg class="gw-icon" width="1em" height="1em" fill="currentColor" viewBox="{}" focusable="false" {}>{}</svg>',
        box,
        voice,
        shapes,
    )
