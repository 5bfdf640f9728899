"""What falls due together is done one by one: what cannot be done keeps none of the others."""

import logging

from django.db import transaction

logger = logging.getLogger(__name__)


def one_by_one(keys, change, *, what):
    """Call `change(key)` for each, in a savepoint of its own. Returns the sum of what they answer.

    One that fails is logged, by its kind alone (its words may name people), and is due again at the next sweep.
    """
    done = 0
    for key in keys:
        try:
            with transaction.atomic():
                done += change(key)
        except Exception as trouble:  # whatever it is: the next one has nothing to do with it
            logger.error("%s %s stays as it is: %s", what, getattr(key, "pk", key), named(trouble))
    return done


def named(trouble):
    """The kind of a failure, and the constraint that refused it."""
    said = getattr(getattr(trouble.__cause__, "diag", None), "constraint_name", None)
    return f"{type(trouble).__name__} {said or ''}".strip()
