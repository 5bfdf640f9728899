"""By HTTP, as the provider's preset says: a token where one is needed, the signed request, what its answer means."""

import uuid
from datetime import timedelta
from urllib.parse import urlencode, urlsplit

from django.utils.timezone import now

from messaging import tokens
from messaging.answers import Said, at_path, is_among, json_of, said_of_ask, said_of_send, word_at
from messaging.enums import Outcome
from messaging.presets import filled, flat, preset_of
from messaging.signing import SCHEMES, Draft
from messaging.wire import Call, Forbidden, NotSent, Unclear, call

TOKEN_SPARE = timedelta(minutes=5)
SHORTEST_TOKEN = 60


class NoToken(Exception):
    """The provider gave no token: nothing was sent."""

    def __init__(self, said):
        super().__init__(said.code)
        self.said = said


def send(parcel):
    """Hand the letter over, once. → Said; never raises for what the other side does."""
    preset = preset_of(parcel.channel.preset)
    try:
        answer = call(request_of(preset, preset.send, parcel, token_of(preset, parcel)))
    except NoToken as without:
        return without.said
    except Forbidden as why:
        return Said(Outcome.REFUSED, f"address: {why}")
    except NotSent as why:
        return Said(Outcome.NOT_SENT, str(why))
    except Unclear as why:
        return Said(Outcome.UNKNOWN, str(why))
    said = said_of_send(answer.status, answer.body, preset.answer)
    if said.stale:
        tokens.forget(parcel.channel)
    return said


def can_ask(channel):
    return bool(preset_of(channel.preset).ask)


def ask(parcel):
    """Ask the provider what became of a letter. → Said; unknown where it says nothing about it yet."""
    preset = preset_of(parcel.channel.preset)
    try:
        answer = call(request_of(preset, preset.ask, parcel, token_of(preset, parcel)))
    except NoToken as without:
        return Said(Outcome.UNKNOWN, without.said.code)
    except (NotSent, Unclear) as why:
        return Said(Outcome.UNKNOWN, str(why))
    return said_of_ask(answer.status, answer.body, preset.found, key=parcel.key, minutes=parcel.minutes)


def request_of(preset, shape, parcel, token=""):
    """The signed Call of one of the preset's shapes (send, ask, token)."""
    channel, facts = parcel.channel, parcel.facts() | {"token": token}
    base = urlsplit(channel.base_url)
    encoding = shape.get("encoding", "json")
    values = filled(shape.get("values", {}), facts)
    draft = Draft(
        method=shape["method"],
        host=base.netloc,
        path=base.path.rstrip("/") + filled(shape["path"], facts),
        encoding=encoding,
        values=flat(values) if encoding == "form" else values,
        query=filled(shape.get("query", {}), facts),
        headers=filled(shape.get("headers", {}), facts),
    )
    signed = SCHEMES[preset.signing](draft, channel.secrets, now(), uuid.uuid4().hex)
    query = f"?{urlencode(signed.query)}" if signed.query else ""
    return Call(
        url=f"{base.scheme}://{base.netloc}{signed.path}{query}",
        method=signed.method,
        headers=signed.headers | {"Content-Type": signed.content_type, "Accept": "application/json"},
        body=signed.body,
    )


def token_of(preset, parcel):
    """The channel's access token, fetched where none holds any more. Raises NoToken and what the wire raises."""
    if not preset.token:
        return ""
    channel = parcel.channel
    if channel.token and channel.token_until > now():
        return channel.token
    try:
        answer = call(request_of(preset, preset.token, parcel))
    except Unclear as why:  # a token that got lost has told nobody anything
        raise NoToken(Said(Outcome.NOT_SENT, f"token: {why}")) from why
    return kept(channel, preset.token, answer)


def kept(channel, rules, answer):
    said = json_of(answer.body)
    word = word_at(said, rules["code"]) or f"HTTP {answer.status}"
    token = at_path(said, rules["token"])
    if not (isinstance(token, str) and token and is_among(word, rules["ok"])):
        raise NoToken(Said(Outcome.NOT_SENT, f"token: {word}"))
    seconds = at_path(said, rules["seconds"])
    good_for = timedelta(seconds=max(seconds if isinstance(seconds, int) else 0, SHORTEST_TOKEN))
    tokens.keep(channel, token, until=now() + max(good_for - TOKEN_SPARE, timedelta(seconds=SHORTEST_TOKEN)))
    return token
