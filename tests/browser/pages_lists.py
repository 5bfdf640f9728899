"""The pages of lists that are brought in and taken out, a list in each of its states."""

from tests.browser.page import Page

UPLOAD = "main form[enctype] .gw-main-button button"

LISTS = (
    Page("lists", "grids:imports", who="worker"),
    Page("lists of who only takes out", "grids:imports", who="reviewer"),
    Page("list to bring in", "grids:import_new", ("buildings",), who="worker"),
    Page("no file chosen", "grids:import_new", ("buildings",), who="worker", press=UPLOAD),
    Page("columns of a list", "grids:import", ("list.read",), who="worker"),
    Page("list checked", "grids:import", ("list.checked",), who="worker"),
    Page("row to be mended", "grids:import_row", ("list.checked", "3"), who="worker"),
    Page("list brought in", "grids:import", ("list.applied",), who="worker"),
    Page("list that cannot be read", "grids:import", ("list.refused",), who="worker"),
)
