"""The row of a case of a made city, and the rows beside it: reporter, assignment (pure but for the keys)."""

from cases import tracking, workflow
from cases.enums import Action, Alert, Answer, Outcome, Satisfaction, Source, State, Urgency, VoidReason
from common.crypto import blind_index, encrypt
from governance.city import courses
from governance.city.clocks import clocks_of
from governance.city.lines import NULL, binary, moment
from governance.city.tale import FROM_OUTSIDE

WITHOUT_CLOCKS = (*[NULL] * 10, Alert.NONE.value)
TAIL = 4  # digits of a phone


def row_of(tale):
    """The line of a case; what hangs on it is written beside."""
    if tale.source in FROM_OUTSIDE:
        tale.of.lines["cases_reporter"].append(reporter(tale))
    if tale.is_rich:
        tale.of.lines["cases_assignment"] += assignment(tale)
    secret = tracking.hash_of(tracking.secret_of(tale)).hex()
    key = tale.new_uuid() if tale.source == Source.QR else NULL
    facts = (
        *(tale.pk, tale.uuid, tale.number, key, binary(secret), workflow.VERSION),
        *(tale.state, courses.step_number(tale.steps), len(tale.steps)),
        *(tale.category.pk, tale.words, tale.source.value, Urgency.NORMAL.value, "f"),
        *(tale.place.building, tale.place.levels[-1], tale.place.address, tale.place.point, "f"),
        *held_by(tale),
        *counts(tale),
        *ends(tale),
        *times(tale),
        *tale.place.levels,
        *due(tale),
    )
    return "\t".join(map(str, facts))


def held_by(tale):
    """handler_post, handler_department."""
    given = Action.DISPATCH in tale.last_done and tale.state != State.REPORTED
    if not given:
        return NULL, NULL
    return (NULL, tale.department.id) if tale.department else (tale.handler.post, NULL)


def counts(tale):
    """round, declined, sent back, reworked, whether a joint decision is needed."""
    declined = sum(1 for step in tale.steps if step.action == Action.DECLINE)
    return 1, declined, 0, 0, "f"


def ends(tale):
    """satisfaction, outcome, answer, void_reason."""
    done = tale.last_done.keys() & {Action.RESOLVE, Action.SELF_HANDLE}
    told = Action.FEEDBACK in tale.last_done
    return (
        satisfaction(tale).value if told else Satisfaction.NOT_ASKED.value,
        Outcome.DONE.value if done else "",
        Answer.DONE.value if told else "",
        VoidReason.NOT_FOUND.value if tale.state == State.VOID else "",
    )


def satisfaction(tale):
    if tale.source not in FROM_OUTSIDE:
        return Satisfaction.NOT_APPLICABLE
    if tale.state != State.CLOSED:
        return Satisfaction.ASKED
    return Satisfaction.RATED if Action.RATE in tale.last_done else Satisfaction.NO_ANSWER


def times(tale):
    """reported, accepted and by whom, contacted, fed back, closed and by whom, changed."""
    done = tale.last_done.get
    accepted, closed = done(Action.DISPATCH), done(Action.CLOSE)
    return (
        moment(tale.at),
        *(moment(accepted), tale.desk.officer if accepted else NULL),
        *(moment(done(Action.CONTACT)), moment(done(Action.FEEDBACK))),
        *(moment(closed), tale.reviewer.officer if closed else NULL),
        moment(tale.when[-1]),
    )


def due(tale):
    """The ten due columns and the alert; the clocks of an open case are written beside."""
    if not tale.is_open:
        return WITHOUT_CLOCKS
    lines, shown = clocks_of(tale)
    tale.of.lines["cases_clock"] += lines
    return shown


def reporter(tale):
    uuid, phone = tale.new_uuid(), f"154{tale.rng.randrange(10**8):08d}" if tale.reachable else ""
    sealed = [
        binary(encrypt(text, aad=f"cases_reporter.{column}:{uuid}").hex())
        for column, text in (("name", ""), ("phone", phone))
    ]
    found = [binary(blind_index(part).hex() if phone else "") for part in (phone, phone[-TAIL:])]
    facts = (tale.pk, uuid, tale.pk, "reporter", *sealed, *found, "f" if phone else "t", NULL)
    return "\t".join(map(str, facts))


def assignment(tale):
    """Who was given it, if it was: one line at most."""
    done, holder = tale.last_done.get, held_by(tale)
    if holder == (NULL, NULL):
        return []
    given, taken, ended = (
        done(Action.DISPATCH),
        done(Action.TAKE) or done(Action.SELF_HANDLE),
        done(Action.CLOSE),
    )
    facts = (
        *(tale.pk, tale.pk, 1, *holder, moment(given), tale.desk.officer),
        *(moment(taken), tale.handler.officer if taken else NULL),
        *(moment(ended), Action.CLOSE.value if ended else ""),
    )
    return ["\t".join(map(str, facts))]
