"""权限矩阵 of the map's server side; the columns are those of policy.py.

Shapes, the check of a street and a file of boundaries are asked of the micro grid a place's building stands in: whoever
works there sees them, only who administers the ground draws, or brings a file. A tile answers everybody who is signed
in with what he may see, which is nothing where he sees nothing.
"""

SEEN = """\
%s here   in   404  200  404  200  404  200  200  200  404  200  in   in
%s there  in   404  404  404  404  404  404  404  200  200  200  in   in
%s far    in   404  404  404  404  404  404  404  404  404  404  in   in
"""
DRAWN = """\
%s here   in   404  403  404  403  404  403  403  403  404  {0}  in   in
%s there  in   404  404  404  404  404  404  404  403  403  {0}  in   in
%s far    in   404  404  404  404  404  404  404  404  404  404  in   in
"""
BROUGHT = """\
%s here   in   404  404  404  404  404  404  404  404  404  {0}  in   in
%s there  in   404  404  404  404  404  404  404  404  404  {0}  in   in
%s far    in   404  404  404  404  404  404  404  404  404  404  in   in
"""
# The map of a case goes where the case goes; what it shows around it goes no farther than the scope.
OF_CASE = """\
cases:case_map          GET    here   in   404  200  404  200  404  200  200  200  404  404  in   in
cases:case_map          GET    handed in   404  200  404  200  200  200  200  200  404  404  in   in
cases:case_map          GET    there  in   404  404  404  404  404  404  404  200  200  404  in   in
cases:case_map          GET    far    in   404  404  404  404  404  404  404  404  404  404  in   in
"""
# Where a pin of a report lies: whoever may report, of what he sees.
PINNED = """\
cases:spot              GET    -      in   403  200  200  200  403  200  403  200  200  403  in   in
cases:spot?point        GET    here   in   403  200  200  200  403  200  403  200  200  403  in   in
cases:spot?point        GET    there  in   403  200  200  200  403  200  403  200  200  403  in   in
cases:spot?point        GET    far    in   403  200  200  200  403  200  403  200  200  403  in   in
cases:spot?case         GET    here   in   403  200  404  200  403  200  403  200  404  403  in   in
cases:spot?case         GET    there  in   403  404  404  404  403  404  403  200  200  403  in   in
cases:spot?case         GET    far    in   403  404  404  404  403  404  403  404  404  403  in   in
"""
# Their buildings carry the names of their places, and tell nothing more.
OF_THE_GROUND = {"grids:circle", "grids:circle_export"}
PUBLIC = """\
cases:door_spot         GET    both   200
cases:door_spot?point   GET    both   200
"""


def rows(table, address, method, done="200"):
    return table.format(done).replace("%s", f"{address} {method}")


PAGES = (
    rows(SEEN, "grids:boundaries", "GET")
    + rows(SEEN, "grids:coverage", "GET")
    + rows(SEEN, "grids:export_boundaries", "GET")
    + rows(SEEN, "grids:circle", "GET")
    + rows(SEEN, "grids:circle_map", "GET")
    + rows(SEEN, "grids:circle_export", "GET")
    + rows(DRAWN, "grids:check_draft", "POST")
    + rows(DRAWN, "grids:drawing", "POST")
    + rows(DRAWN, "grids:import_boundaries", "GET")
    + rows(DRAWN, "grids:import_boundaries", "POST", "302")
    + rows(DRAWN, "grids:outlines", "GET")
    + rows(DRAWN, "grids:outlines", "POST", "302")
    + rows(DRAWN, "grids:export_outlines", "GET")
    + rows(BROUGHT, "grids:boundary_import", "GET")
    + rows(BROUGHT, "grids:boundary_import", "POST", "302")
    + rows(BROUGHT, "grids:boundary_draft", "GET")
    + OF_CASE
    + PINNED
)
#                                      anon nobo work coll lead hand desk revi dist stra admi key  far_key
TILE = "401  200  200  200  200  200  200  200  200  200  200  200  200"
API = "".join(
    f"api:tile?{layer} GET {place} {TILE}\n"
    for layer in ("grids", "names", "buildings", "places", "stations", "cases")
    for place in ("here", "there", "far")
) + "".join(
    f"api:grids-nearest GET {place} 401 404 200 200 200 404 200 200 200 200 200 200 200\n"
    for place in ("here", "there", "far")
)
