"""The product as schemathesis asks it, by WSGI: each request in a world that is put back after it."""

from django.db import transaction
from django.test.client import ClientHandler


class Undone:
    """A WSGI application whose requests change nothing that lasts."""

    def __init__(self):
        # Django's own handler for tests: a WSGIHandler that leaves the connection and its transaction open.
        self.handler = ClientHandler(enforce_csrf_checks=True)

    def __call__(self, environ, start_response):
        with transaction.atomic():
            answer = self.handler(environ)
            transaction.set_rollback(True)
        start_response(f"{answer.status_code} {answer.reason_phrase}", list(answer.items()))
        return [answer.getvalue()]
