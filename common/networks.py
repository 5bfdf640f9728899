"""From where somebody asks, as far as it is worth counting by."""

import ipaddress


def network_of(request):
    """The IPv4 address, or the /64 an IPv6 address lies in: what one household or one gateway has.

    REMOTE_ADDR alone: behind our proxy governance.proxy has put the person's address there; what a client writes into
    X-Forwarded-For is never looked at here.
    """
    try:
        address = ipaddress.ip_address(request.META.get("REMOTE_ADDR", ""))
    except ValueError:
        return "unknown"
    if address.version == 6:
        return str(ipaddress.ip_network((address, 64), strict=False))
    return str(address)
