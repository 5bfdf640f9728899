"""The pages of the map."""

from tests.browser.page import Page

MAP = (
    Page("map", "grids:map", who="leader"),
    Page("map of a grid", "grids:map", query="?at=113.3,34.8,17", who="admin"),
    Page("map of a case", "cases:case_map", ("number.photos",), who="leader"),
    Page("quarter of an hour around", "grids:circle", ("grid.micro",), who="leader"),
    Page(
        "quarter of an hour of nonsense", "grids:circle", ("grid.micro",), query="?walk=99999", who="leader"
    ),
    Page("borders", "grids:map_edit", ("grid.micro",), who="admin"),
)
