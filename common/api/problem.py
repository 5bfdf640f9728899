"""The API's own exception: any answer other than success, with a machine's word for it."""

from django.utils.translation import gettext as _
from rest_framework.exceptions import APIException

from common.errors import Stale


class Problem(APIException):
    """An answer other than success. `more` are members beside the standard ones, `headers` go with the answer."""

    def __init__(self, status_code, detail, *, code, headers=None, **more):
        super().__init__(str(detail), code)
        self.status_code, self.headers, self.more = status_code, headers or {}, more

    @classmethod
    def of(cls, refused, **facts):
        """A refusal of the engine: 412 when somebody was quicker, else 409; the sentence is the detail."""
        return cls(412 if isinstance(refused, Stale) else 409, refused, code=refused.code, **facts)


def too_large(most):
    return Problem(413, _("At most %(most)s MB, please.") % {"most": most // 2**20}, code="too_large")
