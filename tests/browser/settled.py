"""When a page has come to rest: nothing is asked for, put in place or about to move the focus any more."""

from playwright.sync_api import expect

# A part that a page with scripts fetches by itself; what htmx asks for, changes, and gives a last touch.
COMING = "[hx-trigger=load]"
UNDER_WAY = f".gw-scripted {COMING}, .htmx-request, .htmx-swapping, .htmx-settling"


def settled(page):
    """Wait for the page that stands in the tab; answer it."""
    page.wait_for_load_state()
    expect(page.locator(UNDER_WAY)).to_have_count(0)
    return page
