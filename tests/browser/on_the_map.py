"""A map in a tab: who looks at it, when it stands, and where on the screen a point of the ground is."""

from contextlib import contextmanager

from playwright.sync_api import expect

from tests.browser.looking import DESK
from tests.browser.settled import settled
from tests.browser.tour import session_of
from tests.cast import a_case
from tests.grids.world import building

DOORS = (("micro2", 7, 36, (113.3015, 34.8005)), ("micro", 8, 310, (113.3004, 34.8004)))
WAY = "([lng, lat]) => { const at = window.gwmap.opened[0].pixelOf([lng, lat]); return at; }"


def furnish(town):
    """Two doors with households and a case on the ground of the town."""
    for grid, number, households, (lng, lat) in DOORS:
        point = f"SRID=4326;POINT({lng} {lat})"
        building(getattr(town.here, grid), number, household_count=households, point=point)
    a_case(town)
    return town


@contextmanager
def tabs_on(browser, arguments, live_server, town):
    """`come_in(name, path, size)`: a tab of one of the cast; nothing on the way may break the policy or fail."""
    contexts, complaints = [], []

    def come_in(name, path, size=DESK, **more):
        shape = {"viewport": {"width": size[0], "height": size[1]}, "reduced_motion": "reduce"}
        context = browser.new_context(**arguments | shape | more, base_url=live_server.url)
        contexts.append(context)
        context.add_cookies(session_of(getattr(town.people, name), live_server.url))
        page = context.new_page()
        page.on("console", lambda line: complaints.append(line.text) if line.type == "error" else None)
        page.on("pageerror", lambda fault: complaints.append(str(fault)))
        page.goto(path)
        return page

    yield come_in
    for context in contexts:
        context.close()
    assert [line for line in complaints if "422" not in line] == []


def drawn(page):
    """The page once the picture stands."""
    expect(page.locator("#map")).to_have_attribute("data-gwmap-state", "drawn")
    return settled(page)


def spot(page, lng, lat):
    """(x, y) of a point of the ground in the window."""
    page.locator("#map").scroll_into_view_if_needed()
    box, (x, y) = page.locator("#map").bounding_box(), page.evaluate(WAY, [lng, lat])
    return box["x"] + 1 + x, box["y"] + 1 + y


def press(page, lng, lat):
    page.mouse.click(*spot(page, lng, lat))


def drag(page, start, end):
    """Pull what lies at one point of the ground to another."""
    page.mouse.move(*spot(page, *start))
    page.mouse.down()
    page.mouse.move(*spot(page, *end), steps=4)
    page.mouse.up()
