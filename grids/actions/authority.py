from django.utils.translation import gettext as _

from common.errors import Refused


def require(by, permission, placed):
    """Refuse unless a post of the actor carries the permission there. The clock is the installation itself."""
    if not (by.is_clock or by.may(permission, placed)):
        raise Refused(_("Your posts do not allow this here."), code="not_yours")
