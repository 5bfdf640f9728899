"""Screenshots of every page of the running site, in both views and both languages, as a phone and as a desk sees them.

make shots            .local/shots/<page>-<normal|elder>-<zh|en>-<390|1366>.png, contact sheets, and index.html
make shots ONLY=door  the pages whose name holds a word; ONLY=components: the parts shown in docs/design.md
"""

import json
import re
import subprocess
import sys
from html import escape
from pathlib import Path

import django
from django.conf import settings
from django.urls import reverse
from playwright.sync_api import Error, sync_playwright

from scripts import components, contact_sheets
from tests.browser.catalogue import ELDER, PAGES
from tests.browser.hands import use
from tests.browser.settled import settled
from tests.conftest import CHROMIUM, CHROMIUM_ARGUMENTS

BASE = Path(__file__).resolve().parent.parent
TARGET = BASE / ".local" / "shots"
SIZES = {390: 844, 1366: 768}
LOOKS = [(view, language) for view in ("normal", "elder") for language in ("zh", "en")]
LOCALES = {"zh": "zh-CN", "en": "en-US"}
TALLEST = 4000  # a list of hundreds is seen well enough from its beginning
PATIENCE = 10_000  # ms
FACT = re.compile(r"^(code|tail|district|[a-z]+\.\w+)$")
# A program's page draws itself from what it fetches.
DRAWN = {"programs": ".opblock"}
SHEET = """<!doctype html><html lang="en"><meta charset="utf-8"><title>Every page</title>
<style>body{{font:14px sans-serif;margin:1rem}}td{{vertical-align:top;padding:.5rem}}
img{{border:1px solid #bbb;max-height:420px}}</style>
<h1>Every page, {count} pictures</h1>{sheets}{rows}</html>"""


def facts() -> dict[str, str]:
    """A door, an account and a case in each state of the demo place."""
    asked = subprocess.run(
        [sys.executable, "manage.py", "shell", "--no-imports", "-c", (BASE / "scripts/shots_facts.py").read_text()],
        cwd=BASE, text=True, capture_output=True, check=True,
    )  # fmt: skip
    return json.loads(asked.stdout.strip().splitlines()[-1])


def passwords() -> dict[str, str]:
    """The demo accounts' passwords, as they were printed when the demo place was loaded."""
    said = (BASE / ".local" / "demo.txt").read_text(encoding="utf-8")
    found = dict(re.findall(r"^\s+(\w+)\s+(\S+)\s+\S+$", said, re.MULTILINE))
    return found or sys.exit("✗ .local/demo.txt names no password\n  → make reset, then make run")


def missing(page, known, accounts) -> str:
    """What the demo place lacks for a page; "" when it has everything."""
    names = [*page.args, *(what for _where, what in page.fills)]
    lacks = [name for name in names if FACT.match(name) and name not in known]
    return ", ".join(lacks + [page.who] * (page.who not in ("", "start") and page.who not in accounts))


def sign_in(tab, site: str, who: str, password: str) -> None:
    tab.goto(f"{site}/sign-in/")
    tab.locator("input[name=username]").fill(who)
    tab.locator("input[name=password]").fill(password)
    tab.locator("main form button[type=submit]").first.click()
    tab.wait_for_url(lambda address: "/sign-in/" not in address)


def elsewhere(browser, site: str, who: str, password: str) -> None:
    """Signed in on another device too, so that there is one to sign out."""
    with browser.new_context() as context:
        sign_in(context.new_page(), site, who, password)


def shoot(tab, site: str, page, known: dict[str, str], look: tuple[str, str]) -> list[str]:
    """The pictures of one page in every size: their names."""
    go(tab, site, page, known)
    return [picture(tab, page, look, width) for width in SIZES]


def go(tab, site: str, page, known: dict[str, str], width: int = 390) -> None:
    """Open a page in a window of a width, and do there what is to be done."""
    if page.leaves:
        tab.context.clear_cookies(name=settings.SESSION_COOKIE_NAME)
    tab.set_viewport_size({"width": width, "height": SIZES.get(width, 800)})
    address = reverse(page.address, args=[known.get(name, name) for name in page.args]) + page.query
    answer = tab.goto(site + address)
    use(tab, page, known)
    if page.name in DRAWN:
        tab.locator(DRAWN[page.name]).first.wait_for()
    if answer.status != page.status:
        print(f"✗ {page.name}: {answer.status} instead of {page.status}")


def picture(tab, page, look: tuple[str, str], width: int) -> str:
    tab.set_viewport_size({"width": width, "height": SIZES[width]})
    settled(tab)
    height = min(tab.evaluate("document.documentElement.scrollHeight"), TALLEST)
    tab.set_viewport_size({"width": width, "height": max(height, SIZES[width])})
    name = f"{page.file}-{'-'.join(look)}-{width}.png"
    tab.screenshot(path=TARGET / name)
    return name


def walk(browser, site: str, look: tuple[str, str], pages, known, accounts) -> dict[str, list[str]]:
    """Every page in one view and one language: {page: its pictures}."""
    taken, (view, language) = {}, look
    for who in dict.fromkeys(page.who for page in pages):
        with browser.new_context(locale=LOCALES[language], timezone_id="Asia/Shanghai") as context:
            if view == "elder":
                context.add_cookies([ELDER | {"url": site}])
            tab = context.new_page()
            tab.set_default_timeout(PATIENCE)
            if who in accounts:
                elsewhere(browser, site, who, accounts[who])
                sign_in(tab, site, who, accounts[who])
            for page in (page for page in pages if page.who == who):
                try:
                    taken[page.name] = shoot(tab, site, page, known, look)
                except Error as fault:
                    print(f"✗ {page.name}: {str(fault).splitlines()[0]}")
    return taken


def sheets(taken: dict[str, list[str]]) -> list[Path]:
    """The contact sheets, look by look and width by width."""
    written = []
    for look in LOOKS:
        for width in SIZES:
            ending = f"-{'-'.join(look)}-{width}.png"
            found = {
                name: TARGET / one for name, many in taken.items() for one in many if one.endswith(ending)
            }
            written += contact_sheets.write(found, width, "-".join(look)) if found else []
    return written


def index(pages, taken: dict[str, list[str]], many: list[Path]) -> str:
    """The page of all: the contact sheets first, then page by page."""
    rows, links = [], "".join(f'<a href="{one.name}">{one.stem}</a> ' for one in many)
    for page in pages:
        pictures = "".join(
            f'<td><a href="{name}"><img src="{name}" loading="lazy" alt="{name}"></a></td>'
            for name in taken.get(page.name, [])
        )
        rows.append(
            f"<h2>{escape(page.name)} <small>{page.who or 'resident'}</small></h2><table><tr>{pictures}</table>"
        )
    count = sum(map(len, taken.values()))
    return SHEET.format(count=count, sheets=f"<p>{links}</p>", rows="".join(rows))


def take_parts(browser, site: str, known, accounts) -> None:
    """The pictures of the design sheet and of the README."""
    for page, parts in components.pages().items():
        with browser.new_context(locale="zh-CN", timezone_id="Asia/Shanghai") as context:
            tab = context.new_page()
            tab.set_default_timeout(PATIENCE)
            if page.who:
                sign_in(tab, site, page.who, accounts[page.who])
            for name, _page, selector, width in parts:
                go(tab, site, page, known, width)
                components.picture(tab, name, selector)
    for name, page, window in components.WHOLES:
        with browser.new_context(locale="zh-CN", timezone_id="Asia/Shanghai") as context:
            tab = context.new_page()
            if components.BY_NAME[page].who:
                sign_in(tab, site, components.BY_NAME[page].who, accounts[components.BY_NAME[page].who])
            go(tab, site, components.BY_NAME[page], known, window[0])
            components.whole(tab, name, window)


def take_pages(browser, site: str, known, accounts, word: str) -> None:
    """The pictures of every page, and the sheet of them all."""
    pages, taken = [page for page in PAGES if word in page.name or word == page.who], {}
    for page in pages:
        if lacks := missing(page, known, accounts):
            print(f"– {page.name}: the demo place has no {lacks}")
    pages = [page for page in pages if not missing(page, known, accounts)]
    for look in LOOKS:
        # Somebody's first day comes once with each code.
        for name, pictures in walk(browser, site, look, pages, facts(), accounts).items():
            taken.setdefault(name, []).extend(pictures)
        print(f"{' '.join(look)}: {len(pages)} pages", flush=True)
    (TARGET / "index.html").write_text(index(pages, taken, sheets(taken)), encoding="utf-8")
    count, wanted = sum(map(len, taken.values())), len(pages) * len(LOOKS) * len(SIZES)
    print(f"{count} pictures: {TARGET / 'index.html'}")
    if count < wanted:
        sys.exit(f"✗ {wanted - count} pictures are missing, see the lines above")


def main(site: str, word: str = "") -> None:
    django.setup()
    TARGET.mkdir(parents=True, exist_ok=True)
    known, accounts = facts(), passwords()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=CHROMIUM_ARGUMENTS)
        if word == "components":
            take_parts(browser, site, known, accounts)
        else:
            take_pages(browser, site, known, accounts, word)
        browser.close()


if __name__ == "__main__":
    main(*sys.argv[1:])
