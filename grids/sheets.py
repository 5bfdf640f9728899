"""Sheets of door codes as they go to the printer: A4 with twelve cards, or a poster of A5 each."""

from dataclasses import dataclass

from django.conf import settings
from django.template.loader import render_to_string

from grids.brands import PrintedLook, printed
from grids.doors import address_of, in_groups, name_all, place_of
from grids.enums import SheetLayout

TWELVE = 12
LONG, VERY_LONG = 10, 22  # signs of a name: the next smaller type


@dataclass(frozen=True)
class Card:
    """What stands on one card. `name` is the code's name among the pictures; `look` how its street looks on paper."""

    name: str
    title: str
    path: str
    spelled: str
    street: str
    look: PrintedLook | None

    @property
    def size(self):
        return "s" if len(self.title) > VERY_LONG else "m" if len(self.title) > LONG else "l"


def language():
    """The place's own: residents read it, whatever the language of whoever prints."""
    return settings.LANGUAGE_CODE


def page_of(codes, layout):
    """(HTML, CSS, {name: path} of its logos) of these codes; their buildings and grids came with them.

    One statement for all the names, two for how their streets look (S0-49).
    """
    name_all([code.place for code in codes])
    looks = printed({code.place.street for code in codes})
    cards = [card_of(code, looks.get(code.place.street_id)) for code in codes]
    size = TWELVE if layout == SheetLayout.CARDS else 1
    pages = [cards[at : at + size] for at in range(0, len(cards), size)]
    html = render_to_string(f"grids/sheets/{layout}.html", {"pages": pages})
    css = render_to_string("grids/sheets/sheet.css", {"looks": set(looks.values())})
    return html, css, {look.word: look.logo for look in looks.values() if look.logo}


def card_of(code, look=None):
    place = place_of(code)
    path = " · ".join(place.path)
    return Card(code.token, place.title, path, in_groups(code.token), code.place.street.name, look)


def texts_of(codes):
    """{name: what the code says}."""
    return {code.token: address_of(code) for code in codes}
