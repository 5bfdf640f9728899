"""Pages of rights, logs and duties, of which one line each stands in catalogue.py."""

from tests.browser.page import Page

POWER = (
    Page("data opened", "grids:audit", who="audit"),
    Page("rights given", "grids:audit", query="?book=rights", who="audit"),
    Page("accounts on record", "grids:audit", query="?book=accounts&since=2020-01-01", who="audit"),
)
