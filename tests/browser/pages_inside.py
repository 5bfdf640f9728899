"""The pages of what is in a grid."""

from tests.browser.page import Page

SAVE = "main form[method=post] .gw-main-button button"
TODAY = "?on=2026-01-01"

INSIDE = (
    Page("register of places", "grids:register", ("places",), who="worker"),
    Page("register nothing found", "grids:register", ("organisations",), "?q=zzzz", who="worker"),
    Page("compound", "grids:register_row", ("compounds", "row.compound"), who="worker"),
    Page("building", "grids:register_row", ("buildings", "row.building"), who="worker"),
    Page("place", "grids:register_row", ("places", "row.place"), who="worker"),
    Page("place read only", "grids:register_row", ("places", "row.place"), who="reviewer"),
    Page("facility to enter", "grids:register_enter", ("facilities",), who="worker"),
    Page("facility refused", "grids:register_enter", ("facilities",), who="worker", press=SAVE),
    Page("building to change", "grids:register_change", ("buildings", "row.building"), who="worker"),
    Page("floors and rooms", "grids:rooms", ("row.building",), who="worker"),
    Page("room", "grids:room", ("row.unit", "row.room"), who="worker"),
    Page("in which grid a door was", "grids:door_history", ("row.building",), TODAY, who="worker"),
    Page("grids and what else is called so", "grids:ground", (), "?q=7Q", who="worker"),
    Page("norms of a district", "grids:district_norms", ("district",), who="admin"),
    Page("norm of a district", "grids:district_norm", ("district", "micro"), who="admin"),
    Page("team of a grid", "grids:team", ("grid.micro",), who="leader"),
    Page("tags and honours", "grids:marks", ("grid.micro",), who="leader"),
)
