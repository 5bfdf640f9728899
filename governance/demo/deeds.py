"""What the demo's people do: each verb of a course is one call of the real action, by the right person, at its time."""

from io import BytesIO

from django.utils.timezone import localdate

from cases.actions.accept import accept
from cases.actions.classify import classify
from cases.actions.close import close
from cases.actions.comment import comment
from cases.actions.contact import contact
from cases.actions.decline import decline
from cases.actions.dispatch import dispatch
from cases.actions.feedback import feedback
from cases.actions.photos import upload
from cases.actions.progress import progress
from cases.actions.rate import rate
from cases.actions.recall import recall
from cases.actions.reopen import reopen
from cases.actions.report import report
from cases.actions.resolve import resolve
from cases.actions.restore import restore
from cases.actions.rework import rework
from cases.actions.self_handle import self_handle
from cases.actions.send_back import send_back
from cases.actions.take import take
from cases.actions.void import void, withdraw
from cases.enums import (
    Answer,
    ContactChannel,
    ContactOutcome,
    DeclineReason,
    FeedbackChannel,
    Outcome,
    PhotoRule,
    Satisfaction,
    Source,
    VoidReason,
)
from cases.place import CasePlace
from governance.demo import pictures
from governance.demo.joint import Joint
from grids.actor import Actor

WITH_PHOTO = 0.12  # of the reports and results that could have one; every redrawn photo costs a process
GOES_ELSEWHERE = frozenset({"declined", "recalled", "torn"})
GOOD = ((5, 62), (4, 28), (3, 10))


class Deeds(Joint):
    """The verbs of courses.COURSES as methods, for one tale after another."""

    def __init__(self, cast):
        self.cast, self.words = cast, cast.material.words

    def do(self, tale, verb, at):
        """Do one verb of a tale; it keeps the case as it is afterwards."""
        getattr(self, verb)(tale, at)

    def report(self, tale, at):
        known = tale.strand.course != "classified"
        words = tale.matter.found if known else self.words["unclassified"]
        by = self.who_reports(tale)
        tale.case = report(
            place=CasePlace.of_building(tale.building),
            source=tale.source,
            description=tale.say(words),
            category=tale.category if known else None,
            photos=self.photos(tale, by, at, after=False),
            reporter=tale.reporter,
            caller=tale.caller,
            pending=tale.strand.course == "flooded",
            by=by,
            at=at,
        )

    def who_reports(self, tale):
        if tale.source == Source.QR:
            return Actor.reporter()
        if tale.source == Source.HOTLINE:
            return self.cast.desk(tale.rng)
        if tale.source in (Source.PATROL, Source.VISIT):
            return self.cast.actor(self.cast.worker_post(tale.building))
        return self.cast.leader(tale.building)

    def photos(self, tale, by, at, *, after, always=False):
        """A drawn photo now and then; a File that the worker has still to redraw, like anybody's."""
        if not tale.matter.scene or not (always or tale.rng.random() < WITH_PHOTO):
            return []
        drawn = pictures.draw(tale.matter.scene, seed=tale.building.pk, after=after)
        return [upload(BytesIO(drawn), size=len(drawn), by=by, at=at)]

    def self_handle(self, tale, at):
        by = tale.handler = self.cast.actor(self.cast.worker_post(tale.building))
        wanted = tale.category.photo == PhotoRule.RESULT
        tale.case = self_handle(
            place=CasePlace.of_building(tale.building),
            category=tale.category,
            description=tale.say(tale.matter.found),
            result=tale.say(tale.matter.result),
            photos=self.photos(tale, by, at, after=True, always=wanted),
            by=by,
            at=at,
        )

    def accept(self, tale, at):
        accept(tale.case, by=self.cast.desk(tale.rng), at=at)

    def classify(self, tale, at):
        reason = tale.say(self.words["classify"])
        classify(tale.case, category=tale.category, reason=reason, by=self.cast.desk(tale.rng), at=at)

    def major(self, tale, at):
        classify(
            tale.case, major=True, reason=tale.say(self.words["major"]), by=self.cast.desk(tale.rng), at=at
        )

    def dispatch(self, tale, at):
        """To the grid's worker or the department that takes the matter; never to who has just declined."""
        to, tale.handler = self.target(tale)
        torn = len(tale.declined_by) > 1
        decision = tale.say(self.words["decision"]) if torn else ""
        tale.case = dispatch(tale.case, to=to, decision=decision, by=self.who_dispatches(tale), at=at)
        if tale.strand.course in GOES_ELSEWHERE:
            tale.to_worker = not tale.to_worker

    def who_dispatches(self, tale):
        return self.cast.leader(tale.building) if tale.rng.random() < 0.3 else self.cast.desk(tale.rng)

    def target(self, tale):
        """→ (the post or department, the Actor who will have it)."""
        if tale.to_worker:
            post = self.cast.worker_post(tale.building)
            return post, self.cast.actor(post)
        department, posts = self.cast.department(self.cast.material.office_for(tale.category.code).code)
        first = self.cast.is_for_handler(tale.category) and (
            tale.strand.to_handler or tale.rng.random() < 0.6
        )
        return department, self.cast.actor(posts[0] if first else tale.rng.choice(posts))

    def take(self, tale, at):
        take(tale.case, by=tale.handler, at=at)

    def decline(self, tale, at):
        reason = tale.rng.choice([DeclineReason.NOT_OURS, DeclineReason.NO_MEANS, DeclineReason.UNCLEAR])
        decline(
            tale.case, decline_reason=reason, note=tale.say(self.words["decline"]), by=tale.handler, at=at
        )
        tale.declined_by.append(tale.handler)

    def recall(self, tale, at):
        recall(tale.case, reason=tale.say(self.words["recall"]), by=self.cast.desk(tale.rng), at=at)

    def comment(self, tale, at):
        comment(tale.case, words=tale.say(self.words["comment"]), by=self.cast.desk(tale.rng), at=at)

    def contact(self, tale, at):
        """By phone or at the door; nobody to reach is on record too."""
        if not tale.reporter:
            facts = {
                "contact_channel": ContactChannel.TRACKING_PAGE,
                "contact_outcome": ContactOutcome.UNREACHABLE,
            }
            contact(tale.case, **facts, note=tale.say(self.words["no_phone"]), by=tale.handler, at=at)
            return
        channel = tale.rng.choice([ContactChannel.PHONE, ContactChannel.PHONE, ContactChannel.VISIT])
        facts = {"contact_channel": channel, "contact_outcome": ContactOutcome.SPOKE}
        contact(tale.case, **facts, note=tale.say(self.words["contact"]), by=tale.handler, at=at)

    def ask(self, tale, at):
        """The reviewer asks whether it is solved and reaches nobody."""
        facts = {"contact_channel": ContactChannel.PHONE, "contact_outcome": ContactOutcome.NOBODY}
        contact(
            tale.case, **facts, note=tale.say(self.words["nobody"]), by=self.cast.reviewer(tale.rng), at=at
        )

    def wait(self, tale, at):
        """Nobody answers until the time for it has passed."""

    def progress(self, tale, at):
        progress(tale.case, words=tale.say(tale.matter.progress), by=tale.handler, at=at)

    def resolve(self, tale, at):
        photos = self.photos(tale, tale.handler, at, after=True)
        wanted = tale.category.photo == PhotoRule.RESULT and not photos
        tale.case = resolve(
            tale.case,
            outcome=Outcome.DONE,
            result=tale.say(tale.matter.result),
            photos=photos,
            no_photo_reason=tale.say(self.words["no_photo"]) if wanted else "",
            by=tale.handler,
            at=at,
        )

    def cannot(self, tale, at):
        """That it cannot be done is for the leader to say."""
        facts = {"outcome": Outcome.CANNOT, "result": tale.say(self.words["cannot"])}
        resolve(tale.case, **facts, by=self.cast.leader(tale.building), at=at)

    def send_back(self, tale, at):
        send_back(tale.case, reason=tale.say(self.words["send_back"]), by=self.cast.reviewer(tale.rng), at=at)

    def feedback(self, tale, at):
        words = tale.say(self.words["feedback"]).replace("{result}", tale.say(tale.matter.result))
        day = localdate(tale.steps[0].at)
        self.tell(tale, at, Answer.DONE, words.replace("{when}", f"{day.month}月{day.day}日"))

    def feedback_cannot(self, tale, at):
        self.tell(tale, at, Answer.CANNOT, tale.say(self.words["feedback_cannot"]))

    def tell(self, tale, at, answer, words):
        channels = [FeedbackChannel.PHONE, FeedbackChannel.VISIT, FeedbackChannel.SMS]
        channel = tale.rng.choice(channels) if tale.reporter else FeedbackChannel.TRACKING_PAGE
        facts = {"feedback_channel": channel, "answer": answer, "words": words}
        tale.case = feedback(tale.case, **facts, by=tale.handler, at=at)

    def rate(self, tale, at):
        """Most are content; where no resident is concerned there is nobody to ask."""
        if tale.case.satisfaction == Satisfaction.NOT_APPLICABLE:
            return
        levels, weights = zip(*GOOD, strict=True)
        level = tale.rng.choices(levels, weights)[0]
        words = tale.say(self.words["praise" if level > 3 else "grumble"])
        rate(tale.case, solved=True, level=level, words=words, by=Actor.reporter(), at=at)

    def rate_bad(self, tale, at):
        facts = {"solved": False, "level": tale.rng.choice([1, 2]), "words": tale.say(self.words["angry"])}
        rate(tale.case, **facts, by=Actor.reporter(), at=at)

    def rework(self, tale, at):
        rework(tale.case, reason=tale.say(self.words["rework"]), by=Actor.reporter(), at=at)

    def close(self, tale, at):
        close(tale.case, by=self.cast.reviewer(tale.rng), at=at)

    def reopen(self, tale, at):
        reopen(tale.case, reason=tale.say(self.words["reopen"]), by=Actor.reporter(), at=at)

    def void(self, tale, at):
        reason = tale.rng.choice([VoidReason.NOT_FOUND, VoidReason.DUPLICATE, VoidReason.NOT_A_MATTER])
        void(
            tale.case,
            void_reason=reason,
            note=tale.say(self.words["void"]),
            by=self.cast.desk(tale.rng),
            at=at,
        )

    def withdraw(self, tale, at):
        withdraw(tale.case, reason=tale.say(self.words["withdraw"]), by=Actor.reporter(), at=at)

    def void_in_hand(self, tale, at):
        facts = {"void_reason": VoidReason.DUPLICATE, "note": tale.say(self.words["void"])}
        void(tale.case, **facts, by=self.cast.reviewer(tale.rng), at=at)

    def restore(self, tale, at):
        restore(tale.case, reason=tale.say(self.words["restore"]), by=self.cast.reviewer(tale.rng), at=at)
