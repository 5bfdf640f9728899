"""What a place says to those who live and work in it, how it looks, and its street's front page."""

from tests.browser.page import Page

SEND = "main form button.btn-primary"

WORDS = (
    Page("offer looked up", "cases:applied_lookup"),
    Page("no offer found", "cases:applied_lookup", press=SEND),
)
