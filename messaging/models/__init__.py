from messaging.models.idempotency import IdempotencyKey
from messaging.models.message import Message
from messaging.models.outbox import Outbox

__all__ = ["IdempotencyKey", "Message", "Outbox"]
