"""Everything the page templates ask for, once."""

from datetime import UTC, datetime
from types import SimpleNamespace

from django import forms

from cases.forms.spot import SpotForm

AT = datetime(2024, 2, 3, 1, 2, tzinfo=UTC)
STAGES = [{"number": n, "label": f"Stage {n}", "state": "current" if n == 1 else "todo"} for n in range(1, 5)]
STEPS = [{"number": n, "label": f"Step {n}", "state": "current" if n == 3 else "todo"} for n in range(1, 8)]
PLACE = {"title": "Garden Court 3-2", "path": ["Xin'an Road", "Third community", "Grid 7"]}
PHOTOS = [{"thumb": "/static/favicon.svg", "full": "/b.jpg", "label": "before", "state": "ready"}]


class Key(forms.Form):
    key = forms.UUIDField(widget=forms.HiddenInput, initial="6f1c1f0e-0000-4000-8000-000000000001")


class ReportForm(Key, SpotForm):
    photos = forms.FileField(required=False)
    category = forms.ChoiceField(
        choices=[(str(n), f"Kind {n}") for n in range(12)], widget=forms.RadioSelect, required=False
    )
    description = forms.CharField(widget=forms.Textarea, required=False)
    phone = forms.CharField(required=False)
    anonymous = forms.BooleanField(required=False)
    where = forms.CharField(required=False)
    website = forms.CharField(required=False)


class DispatchForm(Key):
    to = forms.CharField()
    note = forms.CharField(required=False)


class SaidForm(Key):
    solved = forms.ChoiceField(
        choices=[("true", "Solved"), ("false", "Not solved")], widget=forms.RadioSelect
    )
    level = forms.ChoiceField(choices=[(str(n), f"{n}") for n in range(5, 0, -1)], widget=forms.RadioSelect)
    words = forms.CharField(widget=forms.Textarea, required=False)
    reason = forms.CharField(widget=forms.Textarea)


class ResolveForm(Key):
    photos = forms.FileField(required=False)
    result = forms.CharField(widget=forms.Textarea)


def case(number="2026112241010600007", **more):
    return SimpleNamespace(
        number=number, category="Rubbish", address="Garden Court 3", grid="Grid 7", due_at=AT,
        reported_at=AT, get_state_display="waiting", get_source_display="code", alert="red", cells=cells(number),
        **more,
    )  # fmt: skip


def cells(number):
    said = {
        "number": number,
        "kind": "Rubbish",
        "address": "Garden Court 3",
        "grid": "Grid 7",
        "source": "code",
    }
    return [{"key": key, "text": text} for key, text in said.items()] + [{"key": "term", "text": "9:02"}]


def actions():
    return [
        {"name": "resolve", "label": "Settled", "form": ResolveForm(auto_id="resolve_%s"), "primary": True}
    ]


RESULT = SimpleNamespace(
    kind="done", title="It is done", words="A new lamp", by="Grid 7", at=AT, is_answer=True, by_when=None,
    before=PHOTOS, after=PHOTOS,
)  # fmt: skip
PAPER = {
    "number": "2026 1122 4101 0600 007", "kind": "Rubbish", "address": "Garden Court 3", "reported_at": AT,
    "office": "Xin'an Road", "before": PHOTOS, "after": PHOTOS, "result": RESULT, "back": "/", "elements": [],
    "officer": {"name": "Li", "phone": "19900000001"}, "door_url": "http://testserver/q/ABCDEFGHJK7",
}  # fmt: skip


FULL = PAPER | {
    "qr": {"token": "ABCDEFGHJK7"},
    "place": PLACE,
    "place_svg": {"viewbox": "0 0 9 9", "grid_path": "M0 0Z", "siblings": [], "point": (1, 2), "label": "Grid 7"},
    "grid_worker": {"name_masked": "Zhang**", "phone": "13800000000"},
    "nearby_open_count": 2,
    "form": ReportForm(),
    "secret": "s3cr3t",
    "tracking_url": "/t/s3cr3t/",
    "case": case(
        stages=STAGES, state_label="in hand", lines=[{"at": AT, "title": "Received"}], photos=PHOTOS, result=RESULT
    ),
    "forms": {name: SaidForm(auto_id=f"{name}-%s") for name in ("rate", "rework", "withdraw", "reopen")},
    "promises": [{"words": "Taken up", "until": AT}],
    "found": {"number": "2026", "state_label": "in hand", "stages": STAGES},
    "tabs": [{"key": "waiting", "label": "Waiting", "count": 9, "active": True, "url": "?tab=waiting"}],
    "rows": [case(short_number="1122-00007", source="code", url="?case=2026112241010600007")],
    "columns": [{"key": cell["key"], "label": cell["key"].title()} for cell in cells("2026")],
    "sizes": (25, 50, 200),
    "size": 25,
    "page": {"next": "abc", "previous": None},
    "selected": case(),
    "steps": STEPS,
    "photos": PHOTOS,
    "photos_after": PHOTOS,
    "words": "Rubbish in the hall",
    "reporter": {"name_masked": "Wang*", "phone_masked": "138****0000", "caller": "Li"},
    "clocks": [{"label": "Dispatch", "due_at": AT, "stopped_at": None}],
    "lines": [{"at": AT, "title": "Received"}],
    "actions": actions(),
    "dispatch": {
        "form": DispatchForm(auto_id="dispatch_%s"),
        "targets": [{"label": "People", "lines": [{"id": "post-1", "name": "Li", "key": 1, "chosen": True}]}],
    },
    "next_url": "/desk/?tab=waiting",
    "sections": [{"key": "today", "label": "Due today", "rows": [case(next_label="Take it")]}],
    "inbox": [
        {"title_text": "New case", "body_text": "At 3", "url": "/cases/1/", "created_at": AT, "read_at": None}
    ],
    "unread_count": 1,
}  # fmt: skip
