"""Who holds a file. Owners live in apps above and say so here, in their `AppConfig.ready()`."""

_holders = []


def register(holder):
    """`holder(file_ids: set[int]) -> iterable of the ids it holds`. Registering it twice is once."""
    if holder not in _holders:
        _holders.append(holder)


def held_among(file_ids):
    """Those of `file_ids` that somebody holds. While nobody has registered: all, better one too many."""
    if not _holders:
        return set(file_ids)
    return {held for holder in _holders for held in holder(set(file_ids))}
