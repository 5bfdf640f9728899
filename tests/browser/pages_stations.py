"""The pages of professionals who offer help, and of stations: for staff and behind a door."""

from tests.browser.page import Page

SEND = "main form button.btn-primary"
REASON = (("#id_reason", "电话约时间。"),)

STATIONS = (
    Page("professionals", "grids:talents", who="leader"),
    Page("professional to list", "grids:talent_new", ("grid.micro",), who="leader"),
    Page("listing refused", "grids:talent_new", ("grid.micro",), who="leader", press=SEND),
    Page("professional", "grids:talent", ("talent.here",), who="leader"),
    Page(
        "professional asked",
        "grids:talent",
        ("talent.here",),
        who="leader",
        fills=REASON,
        press="section[aria-labelledby=ask] button",
    ),
    Page("stations", "grids:stations", who="worker"),
    Page("a station's day", "grids:station", ("station.here",), who="leader"),
    Page("to be lent", "grids:offer_new", ("station.here",), who="worker"),
    Page("lending refused", "grids:offer_new", ("station.here",), who="worker", press=SEND),
    Page("booking at the counter", "grids:offer_book", ("lent.here",), who="worker"),
    Page("booking", "grids:booking", ("booking.here",), who="worker"),
    Page(
        "booking opened",
        "grids:booking",
        ("booking.here",),
        who="worker",
        fills=REASON,
        press="section[aria-labelledby=open] button",
    ),
    Page("duty at a station", "grids:station_duty", ("station.here",), who="leader"),
    Page("a station", "cases:station", ("code", "station.here")),
    Page("book a place", "cases:book_place", ("code", "lent.here")),
    Page("booking refused", "cases:book_place", ("code", "lent.here"), press=SEND),
    Page("booked", "cases:booked", ("booking.here",)),
)
