"""One field for each thing a verb may need: the same for the page's form and the API's body."""

from django import forms
from django.utils.translation import gettext_lazy as _

from cases.enums import (
    Answer,
    ContactChannel,
    ContactOutcome,
    DeclineReason,
    FeedbackChannel,
    Outcome,
    ProgressKind,
    RequestKind,
    Urgency,
    VoidReason,
    WhistleKind,
    Who,
)
from cases.forms.fields import (
    CallField,
    CallsField,
    CategoryField,
    GridField,
    PhotosField,
    TargetField,
)

WORDS = 500
MOST_EXTRA = 1_000
LEVELS = [
    (5, _("Very satisfied")),
    (4, _("Satisfied")),
    (3, _("So-so")),
    (2, _("Dissatisfied")),
    (1, _("Very dissatisfied")),
]
YES_NO = [("true", _("Solved")), ("false", _("Not solved"))]


def words(label, missing="", *, rows=2):
    """A text field; `missing` is what is said where it must not stay empty."""
    asked = {"error_messages": {"required": missing}} if missing else {}
    return lambda **facts: forms.CharField(
        label=label, max_length=WORDS, widget=forms.Textarea(attrs={"rows": rows}), **asked, **facts
    )


def choice(label, choices, missing="", **more):
    asked = {"error_messages": {"required": missing}} if missing else {}

    def field(**facts):
        shown = choices if facts["required"] else [("", "—"), *choices]
        return forms.ChoiceField(label=label, choices=shown, **asked, **more, **facts)

    return field


def yes_no(value):
    return {True: True, False: False, "true": True, "false": False, "True": True, "False": False}[value]


def solved(**facts):
    return forms.TypedChoiceField(
        label=_("Is it solved?"),
        error_messages={"required": _("Choose whether it is solved.")},
        choices=YES_NO,
        coerce=yes_no,
        widget=forms.RadioSelect,
        **facts,
    )


def level(**facts):
    return forms.TypedChoiceField(
        label=_("How satisfied are you?"),
        error_messages={"required": _("Choose how satisfied you are.")},
        choices=LEVELS,
        coerce=int,
        widget=forms.RadioSelect,
        **facts,
    )


def major(**facts):
    return forms.NullBooleanField(label=_("Major matter"), **facts)


def internal(**facts):
    return forms.BooleanField(label=_("For colleagues only"), initial=True, **facts)


def by_when(**facts):
    day = forms.DateInput(attrs={"type": "date"})
    return forms.DateField(
        label=_("By when, if something is still to come"),
        error_messages={"invalid": _("Write the day as 2026-11-30.")},
        widget=day,
        **facts,
    )


def extra(**facts):
    return forms.IntegerField(
        label=_("How much longer, for more time"),
        help_text=_("Counted like the term itself: in days, working days or hours."),
        min_value=1,
        max_value=MOST_EXTRA,
        **facts,
    )


def until(**facts):
    day = forms.DateInput(attrs={"type": "date"})
    return forms.DateField(
        label=_("Until which day, for a hold or a plan"),
        error_messages={"invalid": _("Write the day as 2026-11-30.")},
        widget=day,
        **facts,
    )


def upheld(**facts):
    return forms.TypedChoiceField(
        label=_("Is the unit right?"),
        error_messages={"required": _("Choose whether the unit is right.")},
        choices=[("true", _("Yes, it need not come")), ("false", _("No, it is to come"))],
        coerce=yes_no,
        widget=forms.RadioSelect,
        **facts,
    )


VOID_REASONS = [pair for pair in VoidReason.choices if pair[0] != VoidReason.WITHDRAWN]

FIELDS = {
    "reason": words(_("Reason"), _("Write why.")),
    "note": words(_("Note")),
    "words": words(_("What to say"), _("Write what you want to say."), rows=3),
    "result": words(_("What was done"), _("Write what was done."), rows=3),
    "no_photo_reason": words(_("Why there is no photo"), rows=1),
    "receipt": words(_("Receipt of the body that took it over"), rows=1),
    "decision": words(_("Joint decision: who, when, what"), rows=2),
    "to": lambda **facts: TargetField(label=_("To whom"), **facts),
    "category": lambda **facts: CategoryField(label=_("Category"), **facts),
    "grid": lambda **facts: GridField(label=_("Grid"), **facts),
    "photos": lambda **facts: PhotosField(label=_("Photos"), **facts),
    "urgency": choice(_("Urgency"), Urgency.choices),
    "decline_reason": choice(_("Reason"), DeclineReason.choices, _("Choose why you decline.")),
    "void_reason": choice(_("Reason"), VOID_REASONS, _("Choose why it is void.")),
    "contact_channel": choice(_("How"), ContactChannel.choices, _("Choose how you made contact.")),
    "contact_outcome": choice(
        _("What came of it"), ContactOutcome.choices, _("Choose what came of the contact.")
    ),
    "progress_kind": choice(_("How far it is"), ProgressKind.choices),
    "outcome": choice(_("Outcome"), Outcome.choices, _("Choose how it ended.")),
    "feedback_channel": choice(
        _("How the reporter was told"), FeedbackChannel.choices, _("Choose how the reporter was told.")
    ),
    "answer": choice(_("Answer"), Answer.choices, _("Choose what the reporter was told.")),
    "solved": solved,
    "level": level,
    "major": major,
    "internal": internal,
    "by_when": by_when,
    "request_kind": choice(
        _("What you ask for"), RequestKind.choices, _("Choose what you ask for."), widget=forms.RadioSelect
    ),
    "extra": extra,
    "until": until,
    "calls": lambda **facts: CallsField(label=_("Which units"), **facts),
    "call": lambda **facts: CallField(label=_("Which unit"), **facts),
    "whistle_kind": choice(_("Kind of whistle"), WhistleKind.choices),
    "upheld": upheld,
    "condition": words(_("What it waits for, for a hold")),
}

# The API's shorter names (api.md): one word where the verb already says which.
OUTSIDE = {
    "decline": {"reason": "decline_reason"},
    "void": {"reason": "void_reason"},
    "contact": {"channel": "contact_channel", "outcome": "contact_outcome"},
    "feedback": {"channel": "feedback_channel"},
    "progress": {"kind": "progress_kind"},
    "request": {"kind": "request_kind"},
    "whistle": {"kind": "whistle_kind"},
}


def field_for(need):
    """The name and the form field of one entry of a row's `needs`; a trailing "?" makes it optional."""
    name = need.removesuffix("?")
    return name, FIELDS[name](required=not need.endswith("?"))


def outcomes_open_to(who, *, asks):
    """A leader above says what cannot be done, the handler everything else; both in one person say all.

    `asks`: the handler may ask for it (workflow version 2), so he is shown it: the guard says what is missing.
    """
    may = {Outcome.CANNOT: Who.LEADER in who or (asks and Who.HANDLER in who)}
    return [pair for pair in Outcome.choices if may.get(pair[0], Who.HANDLER in who)]
