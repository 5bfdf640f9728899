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


# What any call may be told, and what else by what it is. Tried by tests/api: no other status is ever answered.
ALWAYS = {400, 401, 406, 429, 500, 503}
OF_ONE = {404}
WITH_A_BODY = {403, 409, 413, 415}
WITH_A_KEY = {422}
ON_A_VERSION = {412, 428}


def with_problems(result, generator, request, public):
    """Postprocessing hook: every operation says by which statuses it may refuse; all of them are problems."""
    result["components"].setdefault("schemas", {})["Problem"] = PROBLEM
    for path, operations in result["paths"].items():
        for operation in operations.values():
            operation["responses"] |= {str(status): REFERENCE for status in sorted(refusals(path, operation))}
    return result


def refusals(path, operation):
    """The statuses by which an operation may refuse."""
    headers = {one["name"] for one in operation.get("parameters", ()) if one["in"] == "header"}
    found = set(ALWAYS)
    if "{" in path or path.endswith(("/locate/", "/nearest/")):
        found |= OF_ONE
    if "requestBody" in operation:
        found |= WITH_A_BODY
    if IDEMPOTENCY_KEY.name in headers:
        found |= WITH_A_KEY
    if IF_MATCH.name in headers:
        found |= ON_A_VERSION
    return found
