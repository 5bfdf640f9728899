"""Whether the profile of a place can be worked with: what the engine knows and the file names, side by side."""

from cases.clockwork import ClockKind
from cases.enums import Action, State
from common.locality import FOLDER, Profile
from grids.enums import Tier

KINDS = {"state": State, "action": Action}
SEVEN = tuple(range(1, 8))
LONGEST = 12  # signs of a Chinese word: a button and a chip must hold it


def names():
    """The names of all profiles, in order."""
    return sorted(path.stem for path in FOLDER.glob("*.toml"))


def faults_of(profile: Profile) -> list[str]:
    """What is wrong with the profile of a place, in sentences; nothing where it can be worked with."""
    return [*of_tiers(profile), *of_steps(profile), *of_words(profile), *of_clocks(profile)]


def of_tiers(profile):
    for tier in Tier:
        if tier.value not in profile.tiers:
            yield f"[tiers] says nothing about {tier.value}."
    yield from (f"[tiers] names {tier}, which is no tier." for tier in profile.tiers if tier not in set(Tier))


def of_steps(profile):
    """Each of the seven steps once and in order (S2-06), each step with an event that puts it on record."""
    held = tuple(number for step in profile.steps for number in step.of)
    if held != SEVEN:
        yield f"[[steps]] hold {', '.join(map(str, held))} instead of 1 to 7 in this order."
    words = [step.word for step in profile.steps]
    yield from (f"[[steps]] has {word} twice." for word in sorted(set(words)) if words.count(word) > 1)
    for step in profile.steps:
        if not step.events:
            yield f"[[steps]] {step.word}: nothing puts it on record."
        unknown = [event for event in step.events if event not in set(Action)]
        yield from (f"[[steps]] {step.word}: {event} is no action." for event in unknown)


def of_words(profile):
    """Words for what exists alone, none too long for the button or the chip that shows it."""
    for kind, rows in profile.words.items():
        if kind not in KINDS:
            yield f"[words.{kind}] is read by nobody."
            continue
        for value, words in rows.items():
            if value not in set(KINDS[kind]):
                yield f"[words.{kind}] names {value}, which is none."
            if not words.zh.strip() or not words.en.strip() or len(words.zh) > LONGEST:
                yield f"[words.{kind}] {value} is empty or longer than {LONGEST} signs."


def of_clocks(profile):
    yield from (
        f"[clocks] says nothing about {kind.value}." for kind in ClockKind if kind not in profile.clocks
    )
    yield from (
        f"[clocks] names {kind}, which is no clock." for kind in profile.clocks if kind not in set(ClockKind)
    )
