"""What a provider's answer means for the letter. Pure."""

import json
from dataclasses import dataclass
from fnmatch import fnmatchcase

from messaging.enums import Outcome
from messaging.presets import at_path

TOO_MANY, TIMED_OUT = 429, 408
CODE_LENGTH, NUMBER_LENGTH = 60, 100


@dataclass(frozen=True)
class Said:
    """An outcome with the provider's own word for it and its number for the letter. `stale`: the token was too old."""

    outcome: str
    code: str = ""
    provider_id: str = ""
    stale: bool = False


def json_of(body):
    """The answer as JSON, or None where it is none."""
    try:
        return json.loads(body)
    except ValueError:
        return None


def word_at(answer, paths):
    """The first of the paths at which a word or a number stands, as text; None where there is none."""
    for path in paths:
        found = at_path(answer, path)
        if isinstance(found, str | int | float):
            return str(found)[:CODE_LENGTH]
    return None


def is_among(word, patterns):
    return any(fnmatchcase(word, pattern) for pattern in patterns)


def said_of_send(status, body, rules):
    """What the answer to a request to send means. What nobody can read may have been sent: unknown."""
    answer = json_of(body)
    word = word_at(answer, rules["code"])
    if word is None:
        return Said(outcome_of_status(status), f"HTTP {status}")
    if is_among(word, rules["ok"]) and status < 300:
        refused = any(at_path(answer, path) for path in rules.get("nobody", []))
        number = word_at(answer, [rules["id"]]) if "id" in rules else None
        outcome = Outcome.REFUSED if refused else Outcome.ACCEPTED
        return Said(outcome, word, (number or "")[:NUMBER_LENGTH])
    if is_among(word, rules.get("stale", [])):
        return Said(Outcome.NOT_SENT, word, stale=True)
    if is_among(word, rules.get("busy", [])) or status == TOO_MANY:
        return Said(Outcome.NOT_SENT, word)
    if is_among(word, rules.get("unclear", [])) or status >= 500 or is_among(word, rules["ok"]):
        return Said(Outcome.UNKNOWN, word)
    return Said(Outcome.REFUSED, word)


def outcome_of_status(status):
    """Of an answer without a word in it. 5xx may come from a gateway that had passed it on, 2xx from a sign-in page."""
    if status == TOO_MANY:
        return Outcome.NOT_SENT
    return Outcome.REFUSED if 300 <= status < 500 and status != TIMED_OUT else Outcome.UNKNOWN


def said_of_ask(status, body, rules, *, key, minutes):
    """What the answer to a question about one of our letters means; unknown where it settles nothing yet.

    In: `key` our number, `minutes` since it was tried. What is not found counts as not sent only where the provider's
    preset says after how long it would have to be there.
    """
    answer = json_of(body)
    if answer is None or status >= 500:
        return Said(Outcome.UNKNOWN, f"HTTP {status}")
    if "asked" in rules and word_at(answer, rules["asked"]) not in rules["asked_ok"]:
        return Said(Outcome.UNKNOWN, word_at(answer, rules["asked"]) or f"HTTP {status}")
    record = record_of(answer, rules, key)
    word = word_at(record, rules["code"]) if record is not None else None
    if word is not None and is_among(word, rules["ok"]):
        return Said(Outcome.ACCEPTED, word)
    if word is not None and is_among(word, rules.get("refused", [])):
        return Said(Outcome.REFUSED, word)
    absent = is_absent(answer, record, word, rules, status)
    if absent and "absent_after_minutes" in rules and minutes >= rules["absent_after_minutes"]:
        return Said(Outcome.NOT_SENT, "absent")
    return Said(Outcome.UNKNOWN, word or "")


def record_of(answer, rules, key):
    """The provider's record of our letter: the answer itself, or the one in its list that bears our number."""
    if "list" not in rules:
        return answer
    records = at_path(answer, rules["list"])
    found = [one for one in records if isinstance(one, dict)] if isinstance(records, list) else []
    return next((one for one in found if one.get(rules["match"]) == key), None)


def is_absent(answer, record, word, rules, status):
    """Whether the provider said plainly that it has no such letter; an error of its own does not say so."""
    if "list" in rules:
        return status < 300 and record is None and isinstance(at_path(answer, rules["list"]), list)
    return word is not None and is_among(word, rules.get("absent", []))
