"""Who moved a case on before somebody's own press arrived, and how it is now."""

from django.utils.translation import gettext as _

from cases.enums import Action


def quicker_words(last, by, refusal):
    """Who moved the case on, and how it is now; nobody reads his own name as somebody else's."""
    done, now_is = Action(last.action).label, refusal.case.get_state_display()
    if last.officer_id and last.officer_id == by.officer_id:
        return _("You have done this elsewhere already: %(action)s. The case is now “%(state)s”.") % {
            "action": done,
            "state": now_is,
        }
    who = last.officer.name if last.officer else last.get_actor_kind_display()
    return _("%(who)s was quicker: %(action)s. The case is now “%(state)s”.") % {
        "who": who,
        "action": done,
        "state": now_is,
    }
