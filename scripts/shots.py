"""Screenshots of the main pages of the running site, as a phone and as a desk sees them.

make shots            pictures in .local/shots/<page>-<width>.png
"""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

BASE = Path(__file__).resolve().parent.parent
TARGET = BASE / ".local" / "shots"
SIZES = {390: (390, 844), 1366: (1366, 768)}
CHROMIUM = {
    "executable_path": "/usr/bin/chromium",
    "args": [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
    ],
}
# name, who (None: a resident), address; {token} a door of the demo place, {number} a case that is being handled
PAGES = (
    ("door", None, "/q/{token}"),
    ("report", None, "/q/{token}/report/"),
    ("track", None, "/t/"),
    ("sign-in", None, "/sign-in/"),
    ("desk", "desk", "/desk/"),
    ("case-desk", "desk", "/cases/{number}/"),
    ("messages", "desk", "/messages/"),
    ("work", "worker", "/w/"),
    ("quick-report", "worker", "/w/report/"),
    ("review", "reviewer", "/desk/"),
    ("leader", "leader", "/desk/"),
)
ASK = """
import json
from cases.models import Case
from grids.models import QrCode
case = Case.objects.filter(state="handling").order_by("-pk").first() or Case.objects.order_by("-pk").first()
door = QrCode.objects.filter(revoked_at=None).exclude(building=None).order_by("pk").first()
print(json.dumps({"token": door.token, "number": case.number}))
"""


def subjects() -> dict[str, str]:
    """A door and a case of the demo place."""
    asked = subprocess.run(
        [sys.executable, "manage.py", "shell", "--no-imports", "-c", ASK],
        cwd=BASE, text=True, capture_output=True, check=True,
    )  # fmt: skip
    return json.loads(asked.stdout.strip().splitlines()[-1])


def password(who: str) -> str:
    """A demo account's password, as it was printed when the demo place was loaded."""
    said = (BASE / ".local" / "demo.txt").read_text(encoding="utf-8")
    found = re.search(rf"^\s*{who}\s+(\S+)", said, re.MULTILINE)
    return (
        found.group(1)
        if found
        else sys.exit("✗ .local/demo.txt names no password\n  → make reset, then make run")
    )


def sign_in(page: Page, site: str, who: str) -> None:
    page.goto(f"{site}/sign-in/")
    page.locator("input[name=username]").fill(who)
    page.locator("input[name=password]").fill(password(who))
    page.locator("button[type=submit]").first.click()
    page.wait_for_url(lambda address: "/sign-in/" not in address)


def shoot(browser, site: str, who: str | None, facts: dict[str, str]) -> None:
    """Every page of one person, in every size."""
    for width, (across, down) in SIZES.items():
        with browser.new_context(
            viewport={"width": across, "height": down}, locale="zh-CN", timezone_id="Asia/Shanghai"
        ) as context:
            page = context.new_page()
            if who:
                sign_in(page, site, who)
            for name, owner, address in PAGES:
                if owner == who:
                    answer = page.goto(site + address.format(**facts))
                    page.screenshot(path=TARGET / f"{name}-{width}.png")
                    print(f"{answer.status} {name}-{width}.png")


def main(site: str) -> None:
    TARGET.mkdir(parents=True, exist_ok=True)
    facts = subjects()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(**CHROMIUM)
        for who in dict.fromkeys(owner for _, owner, _ in PAGES):
            shoot(browser, site, who, facts)
        browser.close()


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "governance.settings")
    main(sys.argv[1])
