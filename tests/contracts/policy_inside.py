"""权限矩阵 of what is in a grid; the columns are those of policy.py.

The rows lie in the micro grid of a place's building: of each register the address of another is asked, so that every
one of them is. Whoever works in a grid reads and writes there; a desk and a reviewer read.
"""

#                                      anon nobo work coll lead hand desk revi dist stra admi key  far_key
PAGES = """\
grids:register          GET    -      in   403  200  200  200  200  200  200  200  200  200  in   in
grids:register_enter    GET    -      in   403  200  200  200  403  403  403  200  200  200  in   in
grids:register_enter    POST   here   in   403  302  422  302  403  403  403  302  422  302  in   in
grids:register_enter    POST   there  in   403  422  422  422  403  403  403  302  302  302  in   in
grids:register_enter    POST   far    in   403  422  422  422  403  403  403  422  422  422  in   in
grids:register_row      GET    here   in   404  200  404  200  404  200  200  200  404  200  in   in
grids:register_row      GET    there  in   404  404  404  404  404  404  404  200  200  200  in   in
grids:register_row      GET    far    in   404  404  404  404  404  404  404  404  404  404  in   in
grids:register_change   GET    here   in   404  200  404  200  404  403  403  200  404  200  in   in
grids:register_change   GET    there  in   404  404  404  404  404  404  404  200  200  200  in   in
grids:register_change   GET    far    in   404  404  404  404  404  404  404  404  404  404  in   in
grids:register_change   POST   here   in   404  302  404  302  404  403  403  302  404  302  in   in
grids:register_change   POST   there  in   404  404  404  404  404  404  404  302  302  302  in   in
grids:register_change   POST   far    in   404  404  404  404  404  404  404  404  404  404  in   in
grids:register_check    POST   here   in   404  302  404  302  404  403  403  302  404  302  in   in
grids:register_check    POST   there  in   404  404  404  404  404  404  404  302  302  302  in   in
grids:register_check    POST   far    in   404  404  404  404  404  404  404  404  404  404  in   in
grids:register_end      POST   here   in   404  302  404  302  404  403  403  302  404  302  in   in
grids:register_end      POST   there  in   404  404  404  404  404  404  404  302  302  302  in   in
grids:register_end      POST   far    in   404  404  404  404  404  404  404  404  404  404  in   in
grids:register_contact  POST   here   in   404  200  404  200  404  403  403  200  404  200  in   in
grids:register_contact  POST   there  in   404  404  404  404  404  404  404  200  200  200  in   in
grids:register_contact  POST   far    in   404  404  404  404  404  404  404  404  404  404  in   in
grids:rooms             GET    here   in   404  200  404  200  404  200  200  200  404  200  in   in
grids:rooms             GET    there  in   404  404  404  404  404  404  404  200  200  200  in   in
grids:rooms             GET    far    in   404  404  404  404  404  404  404  404  404  404  in   in
grids:rooms             POST   here   in   404  302  404  302  404  403  403  302  404  302  in   in
grids:rooms             POST   there  in   404  404  404  404  404  404  404  302  302  302  in   in
grids:rooms             POST   far    in   404  404  404  404  404  404  404  404  404  404  in   in
grids:room              GET    here   in   404  200  404  200  404  200  200  200  404  200  in   in
grids:room              GET    there  in   404  404  404  404  404  404  404  200  200  200  in   in
grids:room              GET    far    in   404  404  404  404  404  404  404  404  404  404  in   in
grids:room              POST   here   in   404  302  404  302  404  403  403  302  404  302  in   in
grids:room              POST   there  in   404  404  404  404  404  404  404  302  302  302  in   in
grids:room              POST   far    in   404  404  404  404  404  404  404  404  404  404  in   in
grids:door_history      GET    here   in   404  200  404  200  404  200  200  200  404  200  in   in
grids:door_history      GET    there  in   404  404  404  404  404  404  404  200  200  200  in   in
grids:door_history      GET    far    in   404  404  404  404  404  404  404  404  404  404  in   in
grids:target            POST   here   in   404  302  404  302  404  403  403  302  404  302  in   in
grids:target            POST   there  in   404  404  404  404  404  404  404  302  302  302  in   in
grids:target            POST   far    in   404  404  404  404  404  404  404  404  404  404  in   in
grids:target_reached    POST   here   in   404  302  404  302  404  403  403  302  404  302  in   in
grids:target_reached    POST   there  in   404  404  404  404  404  404  404  302  302  302  in   in
grids:target_reached    POST   far    in   404  404  404  404  404  404  404  404  404  404  in   in
grids:compound_honour   POST   here   in   404  302  404  302  404  403  403  302  404  302  in   in
grids:compound_honour   POST   there  in   404  404  404  404  404  404  404  302  302  302  in   in
grids:compound_honour   POST   far    in   404  404  404  404  404  404  404  404  404  404  in   in
grids:district_norms    GET    here   in   404  404  404  404  404  404  404  404  404  200  in   in
grids:district_norms    GET    far    in   404  404  404  404  404  404  404  404  404  404  in   in
grids:district_norm     GET    here   in   404  404  404  404  404  404  404  404  404  200  in   in
grids:district_norm     GET    far    in   404  404  404  404  404  404  404  404  404  404  in   in
grids:district_norm     POST   here   in   404  404  404  404  404  404  404  404  404  302  in   in
grids:district_norm     POST   far    in   404  404  404  404  404  404  404  404  404  404  in   in
grids:team              GET    here   in   404  200  404  200  404  200  200  200  404  200  in   in
grids:team              GET    there  in   404  404  404  404  404  404  404  200  200  200  in   in
grids:team              GET    far    in   404  404  404  404  404  404  404  404  404  404  in   in
grids:marks             GET    here   in   404  200  404  200  404  403  403  200  404  200  in   in
grids:marks             GET    there  in   404  404  404  404  404  404  404  200  200  200  in   in
grids:marks             GET    far    in   404  404  404  404  404  404  404  404  404  404  in   in
grids:marks             POST   here   in   404  302  404  302  404  403  403  302  404  302  in   in
grids:marks             POST   there  in   404  404  404  404  404  404  404  302  302  302  in   in
grids:marks             POST   far    in   404  404  404  404  404  404  404  404  404  404  in   in
"""
# Where a row is named, it is named after its place, and that is all it tells.
OF_THE_GROUND = {line.split()[0] for line in PAGES.splitlines()}
# What a page that opens somebody's name leaves a record of.
REVEALS = {"grids:register_contact"}
