"""When a page has come to rest: nothing is asked for, put in place or about to move the focus any more."""

from playwright.sync_api import expect

# A part that a page with scripts fetches by itself; what htmx asks for, changes, and gives a last touch.
COMING = "[hx-trigger=load]"
MAPS = "[data-gwmap-state=loading], [data-gwmap-state=moving], [data-gwmap-ground=coming]"
UNDER_WAY = f".gw-scripted {COMING}, .htmx-request, .htmx-swapping, .htmx-settling, {MAPS}"


def settled(page):
    """Wait for the page that stands in the tab; answer it."""
    page.wait_for_load_state()
    expect(page.locator(UNDER_WAY)).to_have_count(0)
    return page
