"""What every operation of the OpenAPI document has in common: its errors, and the headers of creates and changes."""

from drf_spectacular.utils import OpenApiParameter

FIELD_ERROR = {
    "type": "object",
    "required": ["field", "message"],
    "properties": {"field": {"type": "string"}, "message": {"type": "string"}},
}
PROBLEM = {
    "type": "object",
    "description": "RFC 9457. A refused or stale change has the case's state, its version and what is allowed now.",
    "required": ["type", "title", "status", "code", "detail", "errors", "trace_id"],
    "properties": {
        "type": {"type": "string"},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "code": {"type": "string"},
        "detail": {"type": "string"},
        "errors": {"type": "array", "items": FIELD_ERROR},
        "trace_id": {"type": ["string", "null"]},
        "state": {"type": "string"},
        "version": {"type": "integer"},
        "allowed_actions": {"type": "array", "items": {"$ref": "#/components/schemas/AllowedOutput"}},
    },
}
REFERENCE = {
    "description": "A problem, in the language of Accept-Language.",
    "content": {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}},
}

IF_MATCH = OpenApiParameter(
    "If-Match",
    str,
    OpenApiParameter.HEADER,
    required=True,
    description="The ETag of the last answer. 428 without it, 412 when the object changed since.",
)
IDEMPOTENCY_KEY = OpenApiParameter(
    "Idempotency-Key",
    {"type": "string", "format": "uuid"},
    OpenApiParameter.HEADER,
    description="For seven days the same key and body get the first answer; another body 422; still running 409.",
)


def with_problems(result, generator, request, public):
    """Postprocessing hook: every operation may answer with a problem."""
    result["components"].setdefault("schemas", {})["Problem"] = PROBLEM
    for path in result["paths"].values():
        for operation in path.values():
            operation["responses"] |= {"4XX": REFERENCE, "5XX": REFERENCE}
    return result
