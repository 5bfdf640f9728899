"""Which cases somebody took part in: the app that has cases says so, and is not known here."""

_asked = []


def register(took_part):
    """Have `took_part(officer, number)` asked. Registering it twice is once."""
    if took_part not in _asked:
        _asked.append(took_part)


def took_part(officer, number):
    """Whether an officer has a line in the history of the case of this number."""
    return any(ask(officer, number) for ask in _asked)
