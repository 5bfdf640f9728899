"""权限矩阵 of the ground; the columns are those of policy.py.

A grid is the micro grid a place's building stands in; it is redrawn by being put under another general grid of the same
place. What is withdrawn is a redrawing planned there. Whoever works in a grid sees it; only who administers the ground
above it changes it.
"""

#                                      anon nobo work coll lead hand desk revi dist stra admi key  far_key
PAGES = """\
grids:ground            GET    -      in   403  200  200  200  200  200  200  200  200  200  in   in
grids:grid              GET    here   in   404  200  404  200  404  200  200  200  404  200  in   in
grids:grid              GET    there  in   404  404  404  404  404  404  404  200  200  200  in   in
grids:grid              GET    far    in   404  404  404  404  404  404  404  404  404  404  in   in
grids:redraw            GET    here   in   404  403  404  403  404  403  403  403  404  200  in   in
grids:redraw            GET    there  in   404  404  404  404  404  404  404  403  403  200  in   in
grids:redraw            GET    far    in   404  404  404  404  404  404  404  404  404  404  in   in
grids:redraw            POST   here   in   404  403  404  403  404  403  403  403  404  302  in   in
grids:redraw            POST   there  in   404  404  404  404  404  404  404  403  403  302  in   in
grids:redraw            POST   far    in   404  404  404  404  404  404  404  404  404  404  in   in
grids:withdraw_redraw   POST   here   in   404  403  404  403  404  403  403  403  404  302  in   in
grids:withdraw_redraw   POST   there  in   404  404  404  404  404  404  404  403  403  302  in   in
grids:withdraw_redraw   POST   far    in   404  404  404  404  404  404  404  404  404  404  in   in
grids:norm              GET    here   in   404  404  404  404  404  403  403  403  404  200  in   in
grids:norm              GET    there  in   404  404  404  404  404  404  404  403  403  200  in   in
grids:norm              GET    far    in   404  404  404  404  404  404  404  404  404  404  in   in
grids:norm              POST   here   in   404  404  404  404  404  403  403  403  404  302  in   in
grids:norm              POST   there  in   404  404  404  404  404  404  404  403  403  302  in   in
grids:norm              POST   far    in   404  404  404  404  404  404  404  404  404  404  in   in
grids:map               GET    -      in   403  200  200  200  200  200  200  200  200  200  in   in
grids:map?grid          GET    here   in   403  200  404  200  404  200  200  200  404  200  in   in
grids:map?grid          GET    there  in   403  404  404  404  404  404  404  200  200  200  in   in
grids:map?grid          GET    far    in   403  404  404  404  404  404  404  404  404  404  in   in
grids:map_grid          GET    here   in   404  302  404  302  404  302  302  302  404  302  in   in
grids:map_grid          GET    there  in   404  404  404  404  404  404  404  302  302  302  in   in
grids:map_grid          GET    far    in   404  404  404  404  404  404  404  404  404  404  in   in
grids:map_grid?part     GET    here   in   404  200  404  200  404  200  200  200  404  200  in   in
grids:map_grid?part     GET    there  in   404  404  404  404  404  404  404  200  200  200  in   in
grids:map_grid?part     GET    far    in   404  404  404  404  404  404  404  404  404  404  in   in
grids:map_edit          GET    here   in   404  403  404  403  404  403  403  403  404  200  in   in
grids:map_edit          GET    there  in   404  404  404  404  404  404  404  403  403  200  in   in
grids:map_edit          GET    far    in   404  404  404  404  404  404  404  404  404  404  in   in
grids:ground_then       GET    here   in   404  200  404  200  404  200  200  200  404  200  in   in
grids:ground_then       GET    there  in   404  404  404  404  404  404  404  200  200  200  in   in
grids:ground_then       GET    far    in   404  404  404  404  404  404  404  404  404  404  in   in
"""
