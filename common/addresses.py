"""Where a person may be led on to: what somebody else wrote into a form or an address is looked at first."""

from django.utils.http import url_has_allowed_host_and_scheme


def is_ours(request, address):
    """Whether `address` is a path of this house. A word without a slash is none: it would be taken for a view."""
    host = {request.get_host()}
    plain = address.startswith("/") and "\x00" not in address
    return plain and url_has_allowed_host_and_scheme(
        address, allowed_hosts=host, require_https=request.is_secure()
    )
