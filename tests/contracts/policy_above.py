"""权限矩阵 of the grid above the asker: `parent` is the whole street that the micro grid `here` lies in.

Whoever works in a part of the street (worker, colleague, leader) or has one case of it in hand (handler) finds none of
its pages; those of the whole street do what they do in its parts. The columns are those of policy.py.
"""

OF_A_STREET = {"grids:ones", "grids:evaluations", "grids:norm"}  # asked of the street in every row already
SEEN = "in   404  404  404  404  404  200  200  200  404  200  in   in"
LED_ON = "in   404  404  404  404  404  302  302  302  404  302  in   in"
KEPT = "in   404  404  404  404  404  403  403  200  404  200  in   in"  # by those who work or lead there
DRAWN = "in   404  404  404  404  404  403  403  403  404  {}  in   in"  # by who administers the ground
STAFFED = "in   404  404  404  404  404  {0}  403  {0}  404  403  in   in"  # by who leads the people there
SAID = "in   404  404  404  404  404  302  403  302  404  302  in   in"


def rows(words, *addresses, method="GET"):
    return "".join(f"{address} {method} parent {words}\n" for address in addresses)


PAGES = (
    rows(
        SEEN,
        *("grids:grid", "grids:map_grid?part", "grids:ground_then", "grids:boundaries", "grids:coverage"),
        *("grids:export_boundaries", "grids:circle", "grids:circle_map", "grids:circle_export"),
        *("grids:codes", "grids:at_doors", "grids:team", "grids:who", "grids:networks"),
        *("party:coverage", "party:checklist"),
    )
    + rows(LED_ON, "grids:map_grid")
    + rows("in 403 404 404 404 404 200 200 200 404 200 in in", "grids:map?grid")
    + rows(KEPT, "grids:marks", "grids:pilot_start", "party:enter")
    + rows(KEPT.replace("200", "302"), "grids:marks", "grids:pilot_start", "party:enter", method="POST")
    + rows(DRAWN.format("200"), "grids:map_edit", "grids:import_boundaries", "grids:outlines")
    + rows(DRAWN.format("200"), "grids:export_outlines")
    + rows(DRAWN.replace("403", "404").format("404"), "grids:redraw")  # a whole street is not redrawn
    + rows(DRAWN.format("302"), "grids:codes", "grids:networks", method="POST")
    + rows(STAFFED.format("200"), "grids:nominate", "grids:duty_plan", "grids:stay_new", "grids:talent_new")
    + rows(STAFFED.format("302"), "grids:stay_new", "grids:talent_new", method="POST")
    # A title of micro grids, and somebody who works in one alone: no fit for the street.
    + rows(STAFFED.format("422"), "grids:nominate", "grids:duty_plan", method="POST")
    + rows(SAID, "grids:at_doors", method="POST")
    + rows(DRAWN.format("200"), "grids:check_draft", method="POST")
    + rows(DRAWN.format("422"), "grids:drawing", method="POST")  # lines between two of its parts
)

# What the two other administrators get, in the form of policy_power.py.
SPECIAL = """
address                 method place  secu audi
grids:grid              GET    parent 200  404
grids:who               GET    parent 200  404
grids:redraw            GET    parent 404  404
grids:nominate          GET    parent 200  404
grids:nominate          POST   parent 422  404
grids:duty_plan         GET    parent 200  404
grids:talent_new        GET    parent 403  404
"""
