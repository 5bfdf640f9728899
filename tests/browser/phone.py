"""A resident's phone in a real browser, and finding things on it by what is written and announced."""

from contextlib import contextmanager

from django.utils import translation

from tests.files.photos import photo

PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}
PICTURE = {"name": "stairs.jpg", "mimeType": "image/jpeg", "buffer": photo((900, 700))}


@contextmanager
def page_on_a_phone(browser, arguments, *, script):
    """A page on a phone; nothing on the way may break the content policy or fail to load."""
    context = browser.new_context(**arguments | PHONE, java_script_enabled=script)
    page, complaints = context.new_page(), []
    page.on("console", lambda line: complaints.append(line.text) if line.type == "error" else None)
    page.on("pageerror", lambda fault: complaints.append(str(fault)))
    page.has_script = script
    yield page
    context.close()
    assert [line for line in complaints if "422" not in line] == []


def said(words, **facts):
    """The words of a page in the browser's language."""
    with translation.override("zh-hans"):
        return translation.gettext(words) % facts if facts else translation.gettext(words)


def button(page, words):
    return page.get_by_role("button", name=said(words), exact=True)


def link(page, words):
    return page.get_by_role("link", name=said(words))


def heading(page, words):
    return page.get_by_role("heading", name=said(words), exact=True)


def fits(page):
    """Nothing has to be pushed sideways."""
    return page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
