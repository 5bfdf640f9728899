"""How providers want a request signed. Pure: the moment and the number used once are arguments.

A scheme is a function of (Draft, secrets, at) and answers the Draft with what proves who sent it. Which provider wants
which scheme is said by its preset.
"""

import hashlib
import hmac
import json
from base64 import b64encode
from dataclasses import dataclass, field, replace
from datetime import UTC
from urllib.parse import quote, urlencode

HOUSE_SIGNATURE = "X-Signature"


@dataclass(frozen=True)
class Draft:
    """A request not signed yet. `values` become the body, as `encoding` says."""

    method: str
    host: str
    path: str
    encoding: str = "json"
    values: dict = field(default_factory=dict, repr=False)
    query: dict = field(default_factory=dict, repr=False)
    headers: dict = field(default_factory=dict, repr=False)

    @property
    def body(self):
        if not self.values:
            return b""
        if self.encoding == "form":
            return urlencode(self.values).encode()
        words = json.dumps(self.values, ensure_ascii=False, separators=(",", ":")).encode()
        return b64encode(words) if self.encoding == "base64" else words

    @property
    def content_type(self):
        return (
            "application/x-www-form-urlencoded"
            if self.encoding == "form"
            else "application/json; charset=utf-8"
        )


def unsigned(draft, secrets, at, nonce):
    """The secret is in the values themselves, or in a token."""
    return draft


def house(draft, secrets, at, nonce):
    """HMAC-SHA256 over `timestamp.nonce.body`, in three headers: for gateways that an office runs itself."""
    stamp = str(int(at.timestamp()))
    signed = b".".join((stamp.encode(), nonce.encode(), draft.body))
    proof = hmac.digest(secrets["secret"].encode(), signed, "sha256").hex()
    return with_headers(draft, {"X-Timestamp": stamp, "X-Nonce": nonce, HOUSE_SIGNATURE: proof})


def aliyun(draft, secrets, at, nonce):
    """Alibaba Cloud RPC, signature version 1.0: HMAC-SHA1 over the sorted and quoted values."""
    values = {
        "Format": "JSON",
        **draft.values,
        "SignatureMethod": "HMAC-SHA1",
        "SignatureVersion": "1.0",
        "SignatureNonce": nonce,
        "Timestamp": at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
    }
    told = "&".join(f"{quoted(name)}={quoted(values[name])}" for name in sorted(values))
    words = f"{draft.method}&{quoted('/')}&{quoted(told)}"
    proof = hmac.digest(f"{secrets['access_key_secret']}&".encode(), words.encode(), "sha1")
    return replace(draft, values=values | {"Signature": b64encode(proof).decode()})


def quoted(value):
    return quote(str(value), safe="-_.~")


def tencent(draft, secrets, at, nonce):
    """Tencent Cloud API 3.0, TC3-HMAC-SHA256."""
    service, day = draft.host.partition(".")[0], at.astimezone(UTC).strftime("%Y-%m-%d")
    stamp, scope = str(int(at.timestamp())), f"{day}/{service}/tc3_request"
    signed = "content-type;host"
    told = f"content-type:{draft.content_type}\nhost:{draft.host}\n"
    asked = "\n".join((draft.method, draft.path, "", told, signed, sha256(draft.body)))
    words = "\n".join(("TC3-HMAC-SHA256", stamp, scope, sha256(asked.encode())))
    key = f"TC3{secrets['secret_key']}".encode()
    for part in (day, service, "tc3_request"):
        key = hmac.digest(key, part.encode(), "sha256")
    proof = hmac.digest(key, words.encode(), "sha256").hex()
    who = f"Credential={secrets['secret_id']}/{scope}, SignedHeaders={signed}, Signature={proof}"
    return with_headers(draft, {"Authorization": f"TC3-HMAC-SHA256 {who}", "X-TC-Timestamp": stamp})


def sha256(data):
    return hashlib.sha256(data).hexdigest()


def mas(draft, secrets, at, nonce):
    """China Mobile 云MAS: `mac` is the MD5 of the values in their order, with the key after the first two."""
    values = draft.values
    parts = [values["ecName"], values["apId"], secrets["secret_key"]]
    parts += [values[name] for name in ("mobiles", "content", "sign", "addSerial")]
    mac = hashlib.md5("".join(parts).encode(), usedforsecurity=False).hexdigest()
    return replace(draft, values=values | {"mac": mac})


def with_headers(draft, headers):
    return replace(draft, headers=draft.headers | headers)


SCHEMES = {"none": unsigned, "house": house, "aliyun": aliyun, "tencent": tencent, "mas": mas}
