"""What the demo's people ask of each other: more time, a rest until a day, other units to the spot."""

from datetime import timedelta
from decimal import Decimal

from django.utils.timezone import localdate

from cases.actions.answer import approve, refuse
from cases.actions.request import request, withdraw_request
from cases.actions.respond import arrive, object_to, report_back, respond
from cases.actions.resume import resume
from cases.actions.whistle import answer_objection, rate_response, whistle, whistle_approve, whistle_cancel
from cases.enums import RequestKind
from cases.history import history_of
from cases.requests import may_answer
from grids.actor import Actor

A_WHILE = (12, 30)  # days until something on hold is looked at again


class Joint:
    """The verbs of requests and whistles, for one tale after another; beside those of deeds.Deeds."""

    def extend(self, tale, at):
        extra = min(Decimal(1), tale.category.handle_limit)
        facts = {"request_kind": RequestKind.EXTEND, "extra": extra, "reason": tale.say(self.words["extend"])}
        tale.case = request(tale.case, **facts, by=tale.handler, at=at)

    def hold(self, tale, at):
        until = localdate(at) + timedelta(days=tale.rng.randint(*A_WHILE))
        facts = {"request_kind": RequestKind.SUSPEND, "until": until, "reason": tale.say(self.words["hold"])}
        condition = tale.say(self.words["condition"])
        tale.case = request(tale.case, **facts, condition=condition, by=tale.handler, at=at)

    def approve(self, tale, at):
        tale.case = approve(tale.case, words=tale.say(self.words["approve"]), by=self.superior(tale), at=at)

    def refuse(self, tale, at):
        tale.case = refuse(tale.case, reason=tale.say(self.words["refuse"]), by=self.superior(tale), at=at)

    def superior(self, tale):
        """Whoever leads far enough up to answer what is asked, the nearest first."""
        asked = history_of(tale.case).asked()
        actors = map(self.cast.actor, self.cast.leaders)
        return next(actor for actor in actors if may_answer(tale.case, asked, actor))

    def take_back(self, tale, at):
        tale.case = withdraw_request(tale.case, by=tale.handler, at=at)

    def go_on(self, tale, at):
        tale.case = resume(tale.case, note=tale.say(self.words["go_on"]), by=tale.handler, at=at)

    def whistle(self, tale, at):
        self.blow(tale, at, self.cast.principal)

    def propose(self, tale, at):
        """From the community: the principal officer of the street has to agree."""
        self.blow(tale, at, self.cast.head(tale.building.total_id))

    def blow(self, tale, at, by):
        """To a department that has not got the case in hand itself."""
        own = self.cast.material.office_for(tale.category.code).code
        others = [office.code for office in self.cast.material.offices if office.code != own]
        department, posts = self.cast.department(tale.rng.choice(others))
        tale.called = tale.rng.choice(posts).officer
        reason = tale.say(self.words["whistle"])
        tale.case = whistle(tale.case, calls=[(department, "")], reason=reason, by=by, at=at)

    def unit(self, tale, at):
        """Who comes from the called unit, with what he sees by then: the call lets him see the case."""
        return Actor.of(tale.called, localdate(at))

    def agree(self, tale, at):
        tale.case = whistle_approve(tale.case, by=self.cast.principal, at=at)

    def respond(self, tale, at):
        tale.case = respond(tale.case, note=tale.say(self.words["respond"]), by=self.unit(tale, at), at=at)

    def arrive(self, tale, at):
        tale.case = arrive(tale.case, by=self.unit(tale, at), at=at)

    def report_back(self, tale, at):
        tale.case = report_back(
            tale.case, result=tale.say(self.words["report_back"]), by=self.unit(tale, at), at=at
        )

    def object(self, tale, at):
        tale.case = object_to(tale.case, reason=tale.say(self.words["object"]), by=self.unit(tale, at), at=at)

    def judge(self, tale, at):
        """Somebody other than the whistler: the district."""
        facts = {"upheld": True, "reason": tale.say(self.words["judge"])}
        tale.case = answer_objection(tale.case, **facts, by=self.cast.district, at=at)

    def call_off(self, tale, at):
        reason = tale.say(self.words["call_off"])
        tale.case = whistle_cancel(tale.case, reason=reason, by=self.cast.principal, at=at)

    def sign(self, tale, at):
        tale.case = rate_response(tale.case, level=tale.rng.choice([4, 5]), by=self.cast.principal, at=at)

    def run_out(self, tale, at):
        """The unit never answers until its time has passed twice."""
