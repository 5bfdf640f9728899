"""By e-mail. Up to the server's leave to send the body nothing has left; from then on only its answer tells."""

import smtplib
import socket
import ssl
from email.message import EmailMessage
from email.utils import formatdate

from django.conf import settings

from messaging.answers import Said
from messaging.enums import Outcome
from messaging.wire import Forbidden, NotSent, address_of

READY = 354


def can_ask(channel):
    return False


def send(parcel):
    """Hand the letter to the mail server, once. → Said."""
    line = None
    try:
        line = opened(parcel.channel)
        said = envelope(line, parcel)
        return said or body(line, written(parcel))
    except Forbidden as why:
        return Said(Outcome.REFUSED, f"address: {why}")
    except NotSent as why:
        return Said(Outcome.NOT_SENT, str(why))
    except smtplib.SMTPResponseException as no:
        return refused(no.smtp_code)
    except (smtplib.SMTPException, OSError) as trouble:
        return Said(Outcome.NOT_SENT, type(trouble).__name__)
    finally:
        if line:
            line.close()


def opened(channel):
    """A greeted, secured and signed-in connection, to the address that was looked at."""
    known, secrets = channel.settings, channel.secrets
    host, port, security = known["host"].strip().lower(), int(known["port"]), known["security"]
    ours = f"{host}:{port}" in settings.PRIVATE_HOSTS or host in settings.PRIVATE_HOSTS
    if security == "none" and not ours:
        raise Forbidden("plain")
    address = address_of(host, port, may_be_private=ours)
    line = Pinned(host, address, port, tls=security == "tls")
    line.ehlo_or_helo_if_needed()
    if security == "starttls":
        line.starttls(context=ssl.create_default_context())
        line.ehlo()
    if known.get("user"):
        line.login(known["user"], secrets.get("password", ""))
    return line


class Pinned(smtplib.SMTP):
    """smtplib's own, on a connection to one address; the certificate is asked for the name."""

    def __init__(self, host, address, port, *, tls):
        self.address, self.tls, self._host = address, tls, host
        super().__init__(host, port, timeout=settings.SEND_SECONDS)

    def _get_socket(self, host, port, timeout):
        line = socket.create_connection((self.address, port), timeout)
        return ssl.create_default_context().wrap_socket(line, server_hostname=host) if self.tls else line


def envelope(line, parcel):
    """Said where the server does not want this sender or this reader; None where it does."""
    code, _ = line.mail(parcel.channel.settings["sender"])
    if code // 100 == 2:
        code, _ = line.rcpt(parcel.to)
    return None if code // 100 == 2 else refused(code)


def body(line, letter):
    code, _ = line.docmd("DATA")
    if code != READY:
        return refused(code)
    try:
        line.send(letter)
        code, _ = line.getreply()
    except (smtplib.SMTPException, OSError) as trouble:
        return Said(Outcome.UNKNOWN, type(trouble).__name__)
    if code // 100 in (4, 5):
        return refused(code)
    return Said(Outcome.ACCEPTED if code // 100 == 2 else Outcome.UNKNOWN, f"SMTP {code}")


def refused(code):
    """4xx: not now. 5xx: never. Anything else is no answer of a mail server before the body went."""
    return Said(Outcome.REFUSED if code // 100 == 5 else Outcome.NOT_SENT, f"SMTP {code}")


def written(parcel):
    """The letter as it goes over the line, with the closing dot."""
    mail = EmailMessage()
    mail["From"], mail["To"] = parcel.channel.settings["sender"], parcel.to
    mail["Subject"] = parcel.title
    mail["Date"] = formatdate(parcel.begun_at.timestamp())
    mail["Message-ID"] = f"<{parcel.key}@{parcel.channel.settings['sender'].rpartition('@')[2]}>"
    mail["Auto-Submitted"] = "auto-generated"
    mail.set_content(f"{parcel.text}\n\n{parcel.link}\n")
    data = b"\r\n".join(mail.as_bytes().splitlines())
    lines = (b"." + one if one.startswith(b".") else one for one in data.split(b"\r\n"))
    return b"\r\n".join(lines) + b"\r\n.\r\n"
