"""Ready words of a place: made, changed by a successor, ended."""

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from cases.errors import NotYours
from cases.models import Wording
from cases.wordings import unknown_in
from common.errors import Refused, Stale
from grids.reach import reach_of
from grids.roles import P


@transaction.atomic
def make_wording(*, region, action, name, text, answer="", category=None, branch="", by, at):
    """A text for the form of a verb (S2-34). Answers the Wording.

    Raises NotYours for who does not configure the district; Refused for an unknown variable, an answer that the verb
    does not have, and a name that is taken.
    """
    if not by.may(P.CONFIGURE, reach_of(region)):
        raise NotYours(_("Your posts do not allow this here."))
    if wrong := unknown_in(text):
        raise Refused(_("Nothing is known by this name: {%(name)s}.") % {"name": wrong[0]})
    facts = {"region": region, "action": action, "answer": answer, "category": category, "branch": branch}
    try:
        with transaction.atomic():
            return Wording.objects.create(
                **facts, name=name.strip(), text=text.strip(), made_by=by.officer, made_at=at
            )
    except IntegrityError as clash:
        raise refused_by(clash) from clash


def refused_by(clash):
    """What the person is told of a rule of the database; any other trouble is none of his."""
    if "one_open_wording_of_a_name" in str(clash):
        return Refused(_("There are words of this name for this step already. Choose another name."))
    if "wording_answers_as_its_step_does" in str(clash):
        return Refused(_("This step does not answer so. Leave the answer open."))
    return clash


@transaction.atomic
def change_wording(wording, *, by, at, **facts):
    """The words as they are to be from now on: new ones; the old ones end. Raises as both."""
    end_wording(wording, by=by, at=at)
    return make_wording(**facts, by=by, at=at)


@transaction.atomic
def end_wording(wording, *, by, at):
    """The words are offered no more. Raises NotYours, and Stale for the second."""
    wording = Wording.objects.select_for_update(of=["self"]).get(pk=wording.pk)
    if not by.may(P.CONFIGURE, reach_of(wording.region)):
        raise NotYours(_("Your posts do not allow this here."))
    if wording.ended_at:
        raise Stale(_("Somebody else changed these words meanwhile. Look at them again."))
    wording.ended_by, wording.ended_at = by.officer, at
    wording.save(update_fields=["ended_by", "ended_at"])
    return wording
