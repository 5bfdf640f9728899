"""One case of a made city: where, what, by whom, when, and its chain of events (pure but for the keys)."""

from bisect import bisect
from functools import cached_property

from cases.enums import Action, Source
from governance.city import courses
from governance.city.chain import link, words_hash
from governance.city.lines import NULL, ROOM, binary, moment, pick
from governance.city.people import dashed
from grids.enums import ActorKind

SOURCES = ((Source.QR, 50), (Source.PATROL, 28), (Source.HOTLINE, 14), (Source.VISIT, 8))
FROM_OUTSIDE = frozenset({Source.QR, Source.HOTLINE})  # somebody is to be told
BY_WORKERS = 0.75  # the rest goes to departments
LEFT_A_PHONE = 0.7
REPORTER = (ActorKind.REPORTER.value, None, None, "")

# What an event refers to, as jsonb writes it: shorter keys first.
DATA = {
    Action.CONTACT: '{"channel": "phone", "outcome": "spoke"}',
    Action.PROGRESS: '{"kind": "working"}',
    Action.DECLINE: '{"reason": "not_ours"}',
    Action.RESOLVE: '{"outcome": "done"}',
    Action.FEEDBACK: '{"answer": "done", "by_when": null, "channel": "phone"}',
    Action.RATE: '{"level": 5, "solved": true}',
    Action.VOID: '{"reason": "not_found"}',
}
SAID = {
    Action.RESOLVE: "现场已处理完毕，周边清理干净。",
    Action.FEEDBACK: "已电话告知处理结果，居民表示知晓。",
}


class Tale:
    """What there is to know of a case; `of` is the Chronicle that tells it."""

    def __init__(self, of, pk, at, steps, is_open, *, is_rich):
        self.of, self.pk, self.at, self.steps, self.rng = of, pk, at, steps, of.rng
        self.is_open, self.is_rich, self.city = is_open, is_rich, of.city
        city, rng = of.city, of.rng
        self.place = city.places[bisect(city.weights, rng.random() * city.weights[-1])]
        self.street = self.place.levels[1]
        self.self_made = any(step.action == Action.SELF_HANDLE for step in steps)
        self.category = rng.choice(city.on_the_spot if self.self_made else city.categories)
        self.source = Source.PATROL if self.self_made else pick(rng, SOURCES)
        self.words = rng.choice(city.words).replace("{place}", self.place.address)
        self.uuid = self.new_uuid()
        self.handler, self.department = self.choose_handler()
        self.reachable = self.source in FROM_OUTSIDE and rng.random() < LEFT_A_PHONE
        self.when = self.moments()

    def new_uuid(self):
        return dashed(f"{self.rng.getrandbits(128):032x}")

    def choose_handler(self):
        """→ (Held, Department or None)."""
        people = self.city.people
        if self.self_made or self.rng.random() < BY_WORKERS:
            return people.workers[self.place.levels[-1]], None
        office = self.rng.choice(people.offices[self.street])
        return self.rng.choice(office.handlers), office

    def moments(self):
        """When each step was done, none after the moment the city is built for."""
        found, at = [], self.at
        for step in self.steps:
            least, most = step.minutes
            at += int(60 * (least + (most - least) * self.rng.random()))
            found.append(at)
        if found[-1] > self.of.until:  # squeezed into the time there was
            there, whole = self.of.until - self.at, found[-1] - self.at
            found = [self.at + (one - self.at) * there // whole for one in found]
        return found

    @property
    def state(self):
        return self.steps[-1].after

    @cached_property
    def last_done(self):
        """{verb: when it was done last}."""
        return {step.action: at for step, at in zip(self.steps, self.when, strict=True)}

    @property
    def desk(self):
        return self.city.people.desks[self.street][0]

    @property
    def reviewer(self):
        return self.city.people.reviewers[self.street][0]

    def write_events(self):
        previous, lines = "", self.of.lines["cases_caseevent"]
        for seq, (step, at) in enumerate(zip(self.steps, self.when, strict=True), start=1):
            previous = self.write_event(seq, step, at, previous, lines)

    def write_event(self, seq, step, at, previous, lines):
        pk, uuid = self.pk * ROOM + seq, self.new_uuid()
        kind, officer, post, role = self.actor(step)
        said = self.write_words(pk, step) if self.is_rich else ""
        data, public = self.data(step), "t" if step.public else "f"
        facts = (self.pk, seq, step.action, step.before, step.after, kind)
        signed = link(previous, (uuid, *facts, officer or 0, post or 0, role, at, public, data), said)
        told = "\t".join(map(str, facts))
        lines.append(
            f"{pk}\t{uuid}\t{told}\t{officer or NULL}\t{post or NULL}\t{role}\t{moment(at)}\t{public}\t{data}\t"
            f"{binary(said)}\t{binary(previous)}\t{binary(signed)}\t0"
        )
        return signed

    def write_words(self, pk, step):
        """The words beside an event, if there are any; answers their hash."""
        words = self.words if step.action == Action.FIND else SAID.get(step.action, "")
        if not words:
            return ""
        salt = self.rng.randbytes(16)
        self.of.lines["cases_casetext"].append(f"{pk}\t{words}\t\t{binary(salt.hex())}\t{NULL}")
        return words_hash(words, salt).hex()

    def actor(self, step):
        """(kind, officer, post, role) of whoever does a step."""
        people = self.city.people
        if not step.before and step.action != Action.SELF_HANDLE:
            return self.who_reports()
        if step.by == courses.REPORTER:
            return REPORTER
        if step.by == courses.DESK:
            return signed_by(self.desk)
        return signed_by(self.reviewer if step.by == courses.REVIEWER else self.handler_of(people))

    def handler_of(self, people):
        return people.workers[self.place.levels[-1]] if self.self_made else self.handler

    def who_reports(self):
        if self.source == Source.QR:
            return REPORTER
        if self.source == Source.HOTLINE:
            return signed_by(self.desk)
        return signed_by(self.city.people.workers[self.place.levels[-1]])

    def data(self, step):
        action = step.action
        if action == Action.APPROACH:
            return f'{{"source": "{self.source.value}", "found_at": null}}'
        if action == Action.FIND:
            return f'{{"grid": "{self.place.grid_code}", "category": "{self.category.code}"}}'
        if action == Action.REPORT:
            return f'{{"number": "{self.number}"}}'
        if action == Action.DISPATCH and step.before:
            return f'{{"to": {{{self.named_handler()}}}}}'
        return DATA.get(action, "{}")

    def named_handler(self):
        if self.department:
            return f'"department": "{dashed(self.department.uuid)}"'
        return f'"post": "{self.handler.uuid}"'


def signed_by(held):
    return ActorKind.OFFICER.value, held.officer, held.post, held.role
