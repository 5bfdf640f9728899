"""Which topic is handled by whom.

An app registers its handlers in `AppConfig.ready()`; messaging runs them without importing anyone. A handler is
`handler(payload, *, key)`. It runs in the transaction that closes the row, may be run again after a failure, and does
nothing that cannot be rolled back.
"""

_handlers = {}


class UnknownTopic(LookupError):
    """No handler is registered for the topic: a row written for it would never be done."""


def register(topic, handler):
    """Have `handler(payload: dict, *, key: str)` run for each row of `topic`. Registering it twice is once."""
    handlers = _handlers.setdefault(topic, [])
    if handler not in handlers:
        handlers.append(handler)


def handlers_of(topic):
    """The handlers of `topic` in the order of registration; UnknownTopic if there is none."""
    if topic not in _handlers:
        raise UnknownTopic(f"No handler is registered for the topic {topic!r}.")
    return tuple(_handlers[topic])


def topics():
    return sorted(_handlers)
