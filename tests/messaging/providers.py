"""Small real providers on loopback: what they are asked is kept, what they answer is what the test says."""

import json
import socket
import socketserver
import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

GONE = "gone"  # the line is cut without an answer
HANG = "hang"  # no answer before the other side gives up


class Asked:
    """One request as it came."""

    def __init__(self, handler, body):
        parts = urlsplit(handler.path)
        self.method, self.path, self.headers = handler.command, parts.path, handler.headers
        self.query = {name: values[0] for name, values in parse_qs(parts.query).items()}
        self.body = body

    @property
    def json(self):
        return json.loads(self.body)

    @property
    def form(self):
        return {name: values[0] for name, values in parse_qs(self.body.decode()).items()}


class Provider:
    """`answers`: one for each request in turn, the last for all that follow; (status, JSON or bytes), GONE or HANG."""

    def __init__(self):
        self.asked, self.answers, self.over = [], [(200, {})], threading.Event()
        self.came = threading.Event()

    def answer(self, asked):
        self.asked.append(asked)
        self.came.set()
        return self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]

    def at(self, path):
        return [one for one in self.asked if one.path == path]


@contextmanager
def provider_on_loopback():
    """A Provider with its address at `base` and `host` (127.0.0.1:port)."""
    provider = Provider()
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler_for(provider))
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    provider.host = f"127.0.0.1:{server.server_port}"
    provider.base = f"http://{provider.host}"
    try:
        yield provider
    finally:
        provider.over.set()
        server.shutdown()
        server.server_close()


def handler_for(provider):
    class Handler(BaseHTTPRequestHandler):
        def reply(self):
            body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
            said = provider.answer(Asked(self, body))
            if said == HANG:
                provider.over.wait(30)
            if said in (GONE, HANG):
                self.close_connection = True
                self.connection.shutdown(socket.SHUT_RDWR)
                return
            status, words = said
            data = words if isinstance(words, bytes) else json.dumps(words).encode()
            self.send_response(status)
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

        def log_message(self, *_):
            """Nothing on standard error."""

    Handler.do_GET = Handler.do_POST = Handler.reply
    return Handler


class MailServer:
    """`script`: {verb: answer} instead of the usual; an answer may be GONE or HANG. Letters are kept in `letters`."""

    USUAL = {"HELLO": "220 here", "EHLO": "250 here", "MAIL": "250 ok", "RCPT": "250 ok", "DATA": "354 go on"}

    def __init__(self):
        self.script, self.letters, self.over = {}, [], threading.Event()
        self.came = threading.Event()

    def says(self, verb):
        return self.script.get(verb) or self.USUAL.get(verb, "250 ok")


@contextmanager
def mail_server_on_loopback():
    """A MailServer with its `host` and `port`."""
    mail = MailServer()
    server = socketserver.ThreadingTCPServer(("127.0.0.1", 0), postman_for(mail))
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
    mail.host, mail.port = "127.0.0.1", server.server_address[1]
    try:
        yield mail
    finally:
        mail.over.set()
        server.shutdown()
        server.server_close()


def postman_for(mail):
    class Postman(socketserver.StreamRequestHandler):
        def say(self, verb):
            said = mail.says(verb)
            if said == HANG:
                mail.over.wait(30)
            if said in (GONE, HANG):
                return False
            self.wfile.write(said.encode() + b"\r\n")
            return True

        def handle(self):
            on = self.say("HELLO")
            while on and (line := self.rfile.readline().strip().decode()):
                verb = line.split(" ")[0].upper()
                on = self.say(verb)
                if on and verb == "DATA" and mail.says("DATA").startswith("354"):
                    mail.letters.append(self.letter())
                    mail.came.set()
                    on = self.say("DOT")

        def letter(self):
            return b"".join(iter(self.rfile.readline, b".\r\n")).decode()

    return Postman
