"""权限矩阵 of what a place says to those who live and work in it, how it looks, and its street's front page.

The columns are those of policy.py.
"""

OF_THE_GROUND = set()

PUBLIC = """\
cases:applied_lookup    GET    -      200
cases:applied_lookup    POST   both   302
"""

PAGES = """\
"""
