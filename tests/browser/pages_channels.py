"""By what messages leave the product, as whoever operates it sees them; and how one is told, as everybody does."""

from tests.browser.page import Page

SEND = "main form button.btn-primary"
PLACE_ALONE = (("#id_quiet_from", "22:00"),)

CHANNELS = (
    Page("how I am told", "messaging:wishes", who="worker"),
    Page("how I am told, refused", "messaging:wishes", who="worker", fills=PLACE_ALONE, press=SEND),
    Page("channels", "messaging:channels", who="admin"),
    Page("a channel", "messaging:channel", ("channel",), who="admin"),
    Page("a new channel", "messaging:new_channel", ("wecom",), who="admin"),
    Page("a mail server", "messaging:new_channel", ("smtp",), who="admin"),
    Page("a new channel refused", "messaging:new_channel", ("aliyun",), who="admin", press=SEND),
    Page("what was sent", "messaging:attempts", who="admin"),
    Page("nothing was sent", "messaging:attempts", query="?end=refused", who="admin"),
    Page("help on channels", "governance:help_page", ("channels",), who="admin"),
)
