"""Who asks, when a proxy stands in front."""


class ClientAddress:
    """REMOTE_ADDR becomes what our proxy wrote: the last entry, since a client can invent the ones before.

    Only used with TLS on, where nginx is the one way in; lock-outs and limits count by this address.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        written = request.META.get("HTTP_X_FORWARDED_FOR", "").rpartition(",")[2].strip()
        if written:
            request.META["REMOTE_ADDR"] = written
        return self.get_response(request)
