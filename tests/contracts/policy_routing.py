"""权限矩阵 of what the engine goes by: whoever configures the place looks at it and changes it, nobody else."""

#                                      anon nobo work coll lead hand desk revi dist stra admi key  far_key
PAGES = """\
cases:routing           GET    -      in   403  403  403  403  403  403  403  403  403  200  in   in
cases:routing_new       GET    -      in   403  403  403  403  403  403  403  403  403  200  in   in
cases:routing_new       POST   -      in   403  403  403  403  403  403  403  403  403  302  in   in
cases:routing_try       GET    -      in   403  403  403  403  403  403  403  403  403  200  in   in
cases:routing_try       POST   -      in   403  403  403  403  403  403  403  403  403  200  in   in
cases:routing_rule      GET    here   in   403  403  403  403  403  403  403  403  403  200  in   in
cases:routing_rule      GET    there  in   403  403  403  403  403  403  403  403  403  200  in   in
cases:routing_rule      GET    far    in   403  403  403  403  403  403  403  403  403  404  in   in
cases:routing_rule      POST   here   in   403  403  403  403  403  403  403  403  403  302  in   in
cases:routing_rule      POST   far    in   403  403  403  403  403  403  403  403  403  404  in   in
"""
