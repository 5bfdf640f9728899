"""权限矩阵 of codes on doors and of the pages behind them; the columns are those of policy.py.

Behind a door everything is open to everybody. The codes of the micro grid a place's building stands in are seen by
whoever sees the grid, and changed by who administers the ground; notices are written by who leads or dispatches there.
"""

OF_THE_GROUND = {"grids:codes", "grids:change_code", "grids:batch", "grids:batch_sheet", "grids:at_doors"}
# What lies around a door is everybody's: of both places that share a grid.
NEARBY = {"cases:services", "cases:grid_info", "cases:find_worker"}
TOGETHER = {"here", "handed"}

PUBLIC = """\
cases:enter             GET    both   302
cases:grid_info         GET    both   200
cases:services          GET    both   200
cases:policies          GET    both   200
cases:notice            GET    both   200
cases:open_here         GET    both   200
cases:open_here         POST   both   302
cases:help_out          GET    both   200
cases:help_out          POST   both   302
cases:applied           GET    both   200
cases:find_worker       GET    -      200
cases:find_worker       POST   both   200
"""

#                                      anon nobo work coll lead hand desk revi dist stra admi key  far_key
PAGES = """\
grids:codes             GET    here   in   404  200  404  200  404  200  200  200  404  200  in   in
grids:codes             GET    there  in   404  404  404  404  404  404  404  200  200  200  in   in
grids:codes             GET    far    in   404  404  404  404  404  404  404  404  404  404  in   in
grids:codes             POST   here   in   404  403  404  403  404  403  403  403  404  302  in   in
grids:codes             POST   there  in   404  404  404  404  404  404  404  403  403  302  in   in
grids:codes             POST   far    in   404  404  404  404  404  404  404  404  404  404  in   in
grids:change_code       POST   here   in   404  403  404  403  404  403  403  403  404  302  in   in
grids:change_code       POST   there  in   404  404  404  404  404  404  404  403  403  302  in   in
grids:change_code       POST   far    in   404  404  404  404  404  404  404  404  404  404  in   in
grids:batch             GET    here   in   404  200  404  200  404  200  200  200  404  200  in   in
grids:batch             GET    there  in   404  404  404  404  404  404  404  200  200  200  in   in
grids:batch             GET    far    in   404  404  404  404  404  404  404  404  404  404  in   in
grids:batch             POST   here   in   404  403  404  403  404  403  403  403  404  302  in   in
grids:batch             POST   there  in   404  404  404  404  404  404  404  403  403  302  in   in
grids:batch_sheet       POST   here   in   404  403  404  403  404  403  403  403  404  200  in   in
grids:batch_sheet       POST   there  in   404  404  404  404  404  404  404  403  403  200  in   in
grids:batch_sheet       POST   far    in   404  404  404  404  404  404  404  404  404  404  in   in
grids:at_doors          GET    here   in   404  200  404  200  404  200  200  200  404  200  in   in
grids:at_doors          GET    there  in   404  404  404  404  404  404  404  200  200  200  in   in
grids:at_doors          GET    far    in   404  404  404  404  404  404  404  404  404  404  in   in
grids:at_doors          POST   here   in   404  403  404  302  404  302  403  302  404  302  in   in
grids:at_doors          POST   there  in   404  404  404  404  404  404  404  302  302  302  in   in
grids:at_doors          POST   far    in   404  404  404  404  404  404  404  404  404  404  in   in
grids:take_off          POST   here   in   404  403  404  302  404  302  403  302  404  302  in   in
grids:take_off          POST   there  in   404  404  404  404  404  404  404  302  302  302  in   in
grids:take_off          POST   far    in   404  404  404  404  404  404  404  404  404  404  in   in
grids:door_card         GET    -      in   200  200  200  200  200  200  200  200  200  200  in   in
grids:door_card         POST   -      in   302  302  302  302  302  302  302  302  302  302  in   in
"""
