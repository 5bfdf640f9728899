"""How the pages of rights, logs and duties are asked."""

PATHS = {}
VARIANTS = {}
BODIES = {"grids:audit_export": lambda scene, place: {"book": "access", "reason": "季度抽查"}}
