"""权限矩阵 of the API; the columns are those of policy.py."""

# ── The API: 401 for whoever is not known ────────────────────────────────────────────────────────────────────────────
API = """
address                 method place  anon nobo work coll lead hand desk revi dist stra admi key  far_key
api:cases-list          GET    -      401  200  200  200  200  200  200  200  200  200  200  200  200
api:cases-list          POST   here   401  403  201  400  201  403  201  403  201  400  403  201  400
api:cases-list          POST   there  401  403  400  400  400  403  400  403  201  201  403  400  201
api:cases-list          POST   far    401  403  400  400  400  403  400  403  400  400  403  400  400
api:cases-list?qr       POST   here   401  403  201  400  201  403  201  403  201  400  403  201  400
api:cases-list?qr       POST   there  401  403  400  400  400  403  400  403  201  201  403  400  201
api:cases-list?grid     POST   here   401  403  201  400  201  403  201  403  201  400  403  201  400
api:cases-list?grid     POST   there  401  403  400  400  400  403  400  403  201  201  403  400  201
api:cases-detail        GET    here   401  404  200  404  200  404  200  200  200  404  404  200  404
api:cases-detail        GET    handed 401  404  200  404  200  200  200  200  200  404  404  200  404
api:cases-detail        GET    there  401  404  404  404  404  404  404  404  200  200  404  404  200
api:cases-detail        GET    far    401  404  404  404  404  404  404  404  404  404  404  404  404
api:cases-events        GET    here   401  404  200  404  200  404  200  200  200  404  404  200  404
api:cases-events        GET    handed 401  404  200  404  200  200  200  200  200  404  404  200  404
api:cases-events        GET    there  401  404  404  404  404  404  404  404  200  200  404  404  200
api:cases-events        GET    far    401  404  404  404  404  404  404  404  404  404  404  404  404
api:cases-deadlines     GET    here   401  404  200  404  200  404  200  200  200  404  404  200  404
api:cases-deadlines     GET    handed 401  404  200  404  200  200  200  200  200  404  404  200  404
api:cases-deadlines     GET    there  401  404  404  404  404  404  404  404  200  200  404  404  200
api:cases-deadlines     GET    far    401  404  404  404  404  404  404  404  404  404  404  404  404
api:uploads-list        POST   -      401  403  201  201  201  201  201  201  201  201  201  201  201
api:categories-list     GET    -      401  200  200  200  200  200  200  200  200  200  200  200  200
api:categories-detail   GET    -      401  200  200  200  200  200  200  200  200  200  200  200  200
api:grids-list          GET    -      401  200  200  200  200  200  200  200  200  200  200  200  200
api:grids-detail        GET    here   401  404  200  404  200  404  200  200  200  404  200  200  404
api:grids-detail        GET    there  401  404  404  404  404  404  404  404  200  200  200  404  200
api:grids-detail        GET    far    401  404  404  404  404  404  404  404  404  404  404  404  404
api:grids-locate        GET    here   401  404  200  404  200  404  200  200  200  404  200  200  404
api:grids-locate        GET    there  401  404  404  404  404  404  404  404  200  200  200  404  200
api:grids-locate        GET    far    401  404  404  404  404  404  404  404  404  404  404  404  404
api:posts-list          GET    -      401  200  200  200  200  200  200  200  200  200  200  200  200
api:posts-detail        GET    here   401  404  200  404  200  404  200  200  200  404  200  200  404
api:posts-detail        GET    handed 401  404  404  404  404  200  404  404  200  404  200  404  404
api:posts-detail        GET    there  401  404  404  404  404  404  404  404  200  200  200  404  200
api:posts-detail        GET    far    401  404  404  404  404  404  404  404  404  404  404  404  404
"""
API_PUBLIC = """
address                 method place
api:docs                GET    -      200
api:schema              GET    -      200
api:nothing             GET    -      404
api:nothing             POST   -      404
api:nothing             PUT    -      404
api:nothing             PATCH  -      404
api:nothing             DELETE -      404
api:nothing             OPTIONS -     404
"""
