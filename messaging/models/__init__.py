from messaging.models.channel import Channel, ContactPoint, Wish
from messaging.models.idempotency import IdempotencyKey
from messaging.models.letter import Attempt, Letter, Outgoing
from messaging.models.message import Message
from messaging.models.outbox import Outbox
from messaging.models.pulse import Pulse
from messaging.models.replay import Replay

__all__ = [
    "Attempt",
    "Channel",
    "ContactPoint",
    "IdempotencyKey",
    "Letter",
    "Message",
    "Outbox",
    "Outgoing",
    "Pulse",
    "Replay",
    "Wish",
]
