"""What is not settled yet at a building, so that it cannot end: the apps above say what of theirs, and are not known
here."""

_asked = []


def register(count):
    """Have `count(building)` asked: how many are open there. Registering it twice is once."""
    if count not in _asked:
        _asked.append(count)


def unsettled_at(building):
    """How many things are still open at a building."""
    return sum(count(building) for count in _asked)
