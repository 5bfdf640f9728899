"""A person to be reached, a channel to reach him by, and a letter that waits."""

from datetime import timedelta
from itertools import count

from django.utils.timezone import now

from messaging.actions.gather import gather
from messaging.inbox import tell
from messaging.models import Attempt, Channel, ContactPoint, Letter, Outgoing, Wish

NUMBERS = count()
SETTINGS = {
    "house": ({"path": "/messages"}, {"secret": "house-canary"}),
    "aliyun": (
        {"access_key_id": "ID", "sign_name": "街道", "template_code": "SMS_1", "template_variable": "text"},
        {"access_key_secret": "ali-canary"},
    ),
    "tencent": (
        {"app_id": "1400", "sign_name": "街道", "template_id": "7", "region": "ap-guangzhou"},
        {"secret_id": "AKID", "secret_key": "tencent-canary"},
    ),
    "mas": (
        {"path": "/sms/norsubmit", "company": "街道", "account": "apid", "sign": "SIGN"},
        {"secret_key": "mas-canary"},
    ),
    "wecom": ({"corp_id": "ww1", "agent_id": "1000002"}, {"corp_secret": "wecom-canary"}),
    "dingtalk": ({"app_key": "dk", "agent_id": "77"}, {"app_secret": "dingtalk-canary"}),
    "robot": ({}, {"robot": "feishu://robot-canary"}),
}


def a_channel(by, preset, base="", *, kind="sms", **facts):
    known, secrets = SETTINGS.get(preset, ({}, {}))
    facts = {"name": preset, "settings": known, "secrets": secrets, "is_on": True} | facts
    channel = Channel(kind=kind, preset=preset, base_url=base, changed_at=now(), changed_by=by, **facts)
    channel.save()
    return channel


def a_mailbox(by, mail, **facts):
    """The channel of e-mail through a server on loopback."""
    known = {"host": mail.host, "port": str(mail.port), "security": "none", "sender": "desk@street.cn"}
    return a_channel(by, "smtp", kind="email", settings=known, secrets={}, **facts)


def reachable(officer, **points):
    """The officer wants these channels in this order: sms="199…", email="…"."""
    for kind, value in points.items():
        ContactPoint.objects.create(officer=officer, kind=kind, value=value, changed_at=now())
    Wish.objects.create(officer=officer, order=list(points), changed_at=now())


def a_letter(officer, *, title="New report %(number)s: %(category)s", **facts):
    """Told and gathered: the one letter that waits."""
    told(officer, title=title, **facts)
    gather()
    return Letter.objects.latest("pk")


def told(officer, *, title="New report %(number)s: %(category)s", params=None, at=None, **facts):
    params = {"number": "2026112341010500001", "category": "路灯"} if params is None else params
    tell(
        [officer.pk],
        title=title,
        params=params,
        key=next(NUMBERS),
        at=at or now() - timedelta(hours=1),
        **facts,
    )


def later(**span):
    """Everything is that much older: what waited for a moment is due."""
    gone = timedelta(**span)
    for model, names in (
        (Outgoing, ["next_at"]),
        (Letter, ["next_at", "created_at"]),
        (Attempt, ["begun_at", "tried_at", "lease_until", "follow_at"]),
        (ContactPoint, ["changed_at"]),
    ):
        for row in model.objects.all():
            for name in names:
                if getattr(row, name):
                    setattr(row, name, getattr(row, name) - gone)
            row.save(update_fields=names)
