"""The pages about boundaries: what is wrong with them, and bringing them in a file."""

from tests.browser.page import Page

SEND = "main form button[type=submit]"
SHAPES = (
    Page("check of the borders", "grids:coverage", ("grid.micro",), who="admin"),
    Page("boundaries from a file", "grids:import_boundaries", ("grid.street",), who="admin"),
    Page("file of boundaries refused", "grids:import_boundaries", ("grid.street",), who="admin", press=SEND),
    Page("outlines of communities", "grids:outlines", ("grid.street",), who="admin"),
    Page(
        "file of outlines refused",
        "grids:outlines",
        ("grid.street",),
        who="admin",
        press="main form button[type=submit]",
    ),
    Page("boundaries of a file", "grids:boundary_import", ("file.here",), who="admin"),
    Page("taking over refused", "grids:boundary_import", ("file.here",), who="admin", press=SEND),
    Page(
        "what a file of boundaries changes",
        "grids:boundary_import",
        ("file.here",),
        who="admin",
        fills=(("#id_reason", "区划调整"),),
        press=SEND,
    ),
)
