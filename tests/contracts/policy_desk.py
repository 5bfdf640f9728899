"""权限矩阵 of the desk beyond its list: views, many at once, slips, lists taken out, boards; columns as in policy.py.

Views and lists are their owner's alone: `here` the desk's, `there` the stranger's.
"""

#                                      anon nobo work coll lead hand desk revi dist stra admi key  far_key
PAGES = """\
cases:desk?with         GET    here   in   403  200  404  200  404  200  200  200  404  403  in   in
cases:desk?with         GET    there  in   403  404  404  404  404  404  404  200  200  403  in   in
cases:desk?place        GET    here   in   403  200  404  200  404  200  200  200  404  403  in   in
cases:desk?place        GET    there  in   403  404  404  404  404  404  404  200  200  403  in   in
cases:desk?unit         GET    here   in   403  200  200  200  200  200  200  200  200  403  in   in
cases:desk?unit         GET    far    in   403  404  404  404  404  404  404  404  404  403  in   in
cases:desk_look         GET    -      in   403  200  200  200  200  200  200  200  200  403  in   in
cases:desk_like         POST   -      in   403  302  302  302  302  302  302  302  302  403  in   in
cases:desk_keep         POST   -      in   403  302  302  302  302  302  302  302  302  403  in   in
cases:desk_forget       POST   here   in   404  404  404  404  404  302  404  404  404  404  in   in
cases:desk_forget       POST   there  in   404  404  404  404  404  404  404  404  302  404  in   in
cases:selected          POST   here   in   403  200  404  200  404  200  200  200  404  403  in   in
cases:selected          POST   there  in   403  404  404  404  404  404  404  200  200  403  in   in
cases:selected          POST   far    in   403  404  404  404  404  404  404  404  404  403  in   in
cases:selected?do       POST   here   in   403  200  404  200  404  200  200  200  404  403  in   in
cases:selected?do       POST   there  in   403  404  404  404  404  404  404  200  200  403  in   in
cases:slips             POST   here   in   403  200  404  200  404  200  200  200  404  403  in   in
cases:slips             POST   there  in   403  404  404  404  404  404  404  200  200  403  in   in
cases:handover_slip     GET    here   in   404  200  404  200  404  200  200  200  404  404  in   in
cases:handover_slip     GET    there  in   404  404  404  404  404  404  404  200  200  404  in   in
cases:handover_slip     GET    far    in   404  404  404  404  404  404  404  404  404  404  in   in
cases:desk_export       GET    -      in   403  200  200  200  200  200  200  200  200  403  in   in
cases:desk_export       POST   -      in   403  200  200  200  200  200  200  200  200  403  in   in
cases:desk_fetch        POST   here   in   404  404  404  404  404  200  404  404  404  404  in   in
cases:desk_fetch        POST   there  in   404  404  404  404  404  404  404  404  200  404  in   in
cases:overdue_board     GET    -      in   403  200  200  200  200  200  200  200  200  403  in   in
cases:unanswered        GET    -      in   403  200  200  200  200  200  200  200  200  403  in   in
"""
