"""权限矩阵 of the working calendars: whoever configures a place looks at them and changes them, nobody else."""

#                                      anon nobo work coll lead hand desk revi dist stra admi key  far_key
PAGES = """\
cases:calendars         GET    -      in   403  403  403  403  403  403  403  403  403  200  in   in
cases:calendar          GET    -      in   403  403  403  403  403  403  403  403  403  200  in   in
cases:calendar          POST   -      in   403  403  403  403  403  403  403  403  403  200  in   in
"""
