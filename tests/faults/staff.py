"""Somebody of the staff who is signed in and asks for the desk again and again."""

import threading

from django.conf import settings
from django.test import Client

from tests.faults.residents import Resident

DESK = "/desk/"


class Desk:
    """`answers` is what the desk answered while the block lasted."""

    def __init__(self, bench, headers=None):
        visitor = Client()
        visitor.force_login(bench.town.people.desk)
        session = visitor.cookies[settings.SESSION_COOKIE_NAME].value
        self.officer = Resident(bench.port, address="127.0.9.1", headers=headers)
        self.officer.cookies = {"session": session, "__Host-session": session}  # without TLS, and with it
        self.over = threading.Event()
        self.thread = threading.Thread(target=self.look)

    def look(self):
        while not self.over.is_set():
            self.officer.ask("GET", DESK)

    @property
    def answers(self):
        return self.officer.answers

    def __enter__(self):
        self.thread.start()
        return self

    def __exit__(self, *_):
        self.over.set()
        self.thread.join()
