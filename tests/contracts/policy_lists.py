"""权限矩阵 of lists brought in and taken out; the columns are those of policy.py.

A list is its owner's alone: `here` it is the worker's, `there` the stranger's. What is taken out is, `here`, the
buildings, which everybody sees who sees a grid, `there` the rooms, and, `handed`, the people, for whoever
leads staff.
"""

#                                      anon nobo work coll lead hand desk revi dist stra admi key  far_key
PAGES = """\
grids:imports           GET    -      in   403  200  200  200  200  200  200  200  200  200  in   in
grids:import_new        GET    -      in   403  200  200  200  403  403  403  200  200  200  in   in
grids:import_new        POST   -      in   403  302  302  302  403  403  403  302  302  302  in   in
grids:import_template   GET    -      in   403  200  200  200  403  403  403  200  200  200  in   in
grids:import            GET    here   in   404  200  404  404  404  404  404  404  404  404  in   in
grids:import            GET    there  in   404  404  404  404  404  404  404  404  200  404  in   in
grids:import_columns    POST   here   in   404  302  404  404  404  404  404  404  404  404  in   in
grids:import_columns    POST   there  in   404  404  404  404  404  404  404  404  302  404  in   in
grids:import_row        GET    here   in   404  200  404  404  404  404  404  404  404  404  in   in
grids:import_row        POST   here   in   404  302  404  404  404  404  404  404  404  404  in   in
grids:import_row        POST   there  in   404  404  404  404  404  404  404  404  302  404  in   in
grids:import_apply      POST   here   in   404  302  404  404  404  404  404  404  404  404  in   in
grids:import_apply      POST   there  in   404  404  404  404  404  404  404  404  302  404  in   in
grids:import_undo       POST   here   in   404  302  404  404  404  404  404  404  404  404  in   in
grids:import_mended     GET    here   in   404  200  404  404  404  404  404  404  404  404  in   in
grids:import_codes      POST   here   in   404  403  404  404  404  404  404  404  404  404  in   in
grids:export            POST   here   in   403  200  200  200  200  200  200  200  200  200  in   in
grids:export            POST   handed in   403  403  403  200  403  200  403  200  200  403  in   in
grids:export            POST   there  in   403  200  200  200  200  200  200  200  200  200  in   in
grids:export_fetch      POST   here   in   404  200  404  404  404  404  404  404  404  404  in   in
grids:export_fetch      POST   there  in   404  404  404  404  404  404  404  404  200  404  in   in
grids:export_answer     POST   here   in   404  404  404  302  404  404  404  302  404  404  in   in
grids:export_answer     POST   there  in   404  404  404  404  404  404  404  302  404  404  in   in
grids:export_answer     POST   far    in   404  404  404  404  404  404  404  404  404  404  in   in
"""

OF_THE_GROUND = {"grids:export"}
