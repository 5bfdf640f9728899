"""How the case engine says no, beyond a plain refusal."""

from django.utils.translation import gettext as _

from common.errors import Refused, Stale


class ChangedMeanwhile(Stale):
    """The person decided on an older version; carries the case as it is now."""

    def __init__(self, case):
        state = case.get_state_display()
        super().__init__(
            _("Somebody else changed this case meanwhile. It is now: %(state)s.") % {"state": state},
            code="changed_meanwhile",
        )
        self.case = case


class OutOfOrder(Refused):
    """The verb does not follow the state the case is in; carries the case as it is now."""

    def __init__(self, case, action):
        words = {"action": action.label, "state": case.get_state_display()}
        super().__init__(
            _("“%(action)s” does not follow here: the case is now “%(state)s”.") % words, code="out_of_order"
        )
        self.case = case


class NotYours(Refused):
    """The person is not one of those the table names for this verb."""

    def __init__(self, message):
        super().__init__(message, code="not_yours")
