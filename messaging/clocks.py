"""When a row is looked at again. Pure."""

NUDGE_FIRST_SECONDS = 3
NUDGE_LONGEST_SECONDS = 20
FAILURE_FIRST_SECONDS = 3
FAILURE_LONGEST_SECONDS = 15 * 60
MOST_FAILURES = 12
MOST_DEATHS = 5


def nudge_again_in(nudges):
    """Seconds until a row nobody picked up is published again: 3, 6, 12, then every 20."""
    return min(NUDGE_FIRST_SECONDS * 2 ** min(nudges, 10), NUDGE_LONGEST_SECONDS)


def try_again_in(failures):
    """Seconds after the n-th failure: 3·2ⁿ, a quarter of an hour at most."""
    return min(FAILURE_FIRST_SECONDS * 2 ** min(failures, 10), FAILURE_LONGEST_SECONDS)


def why_park(*, attempts, failures):
    """The sentence to park with before a further run, or None to run.

    What began and neither finished nor failed took its process with it; such a row is a danger to its neighbours and
    gets fewer tries than one that merely fails.
    """
    if attempts - failures >= MOST_DEATHS:
        return f"ended its process {attempts - failures} times"
    return None


def is_hopeless(failures):
    return failures >= MOST_FAILURES
