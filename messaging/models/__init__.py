from messaging.models.idempotency import IdempotencyKey
from messaging.models.message import Message
from messaging.models.outbox import Outbox
from messaging.models.pulse import Pulse
from messaging.models.replay import Replay

__all__ = ["IdempotencyKey", "Message", "Outbox", "Pulse", "Replay"]
