"""权限矩阵 of the channels: whoever operates the installation sets them up; how one is told, everybody says himself."""

#                                      anon nobo work coll lead hand desk revi dist stra admi key  far_key
PAGES = """\
messaging:wishes        GET    -      in   200  200  200  200  200  200  200  200  200  200  in   in
messaging:wishes        POST   -      in   302  302  302  302  302  302  302  302  302  302  in   in
messaging:channels      GET    -      in   403  403  403  403  403  403  403  403  403  200  in   in
messaging:new_channel   GET    -      in   403  403  403  403  403  403  403  403  403  200  in   in
messaging:new_channel   POST   -      in   403  403  403  403  403  403  403  403  403  302  in   in
messaging:channel       GET    -      in   403  403  403  403  403  403  403  403  403  200  in   in
messaging:channel       POST   -      in   403  403  403  403  403  403  403  403  403  302  in   in
messaging:turn_channel  POST   -      in   403  403  403  403  403  403  403  403  403  302  in   in
messaging:attempts      GET    -      in   403  403  403  403  403  403  403  403  403  200  in   in
messaging:settle_attempt POST  -      in   403  403  403  403  403  403  403  403  403  302  in   in
"""
