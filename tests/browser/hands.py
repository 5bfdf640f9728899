"""What a person does on a page of the catalogue once it is there: types, chooses, presses."""

import time
from base64 import b32decode

from django_otp.oath import TOTP


def use(tab, page, facts):
    """Fill in what the page wants filled in and press what it wants pressed; a fact by its name, else the words."""
    for where, what in page.fills:
        words = shown_digits(tab) if what == "digits" else facts.get(what, what)
        fill(tab, where, words)
    if page.press:
        with tab.expect_navigation():
            tab.locator(page.press).last.click()


def fill(tab, where, words):
    """Type the words, or choose them where they are a choice; a form without this field asks nothing of the kind."""
    field = tab.locator(where)
    choice = field.locator(f"input[type=radio][value='{words}']")
    if choice.count():
        return choice.check(force=True)
    return field.fill(words) if field.count() and field.is_editable() else None


def shown_digits(tab):
    """What a phone would show that has scanned the picture on this page."""
    secret = tab.locator(".gw-code").inner_text().replace(" ", "")
    clock = TOTP(b32decode(secret))
    clock.time = time.time()
    return f"{clock.token():06d}"
