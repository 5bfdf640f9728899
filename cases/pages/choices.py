"""What somebody can do with a case now, each as a form or a link to one: exactly what the engine would let happen."""

from dataclasses import dataclass

from django import forms
from django.urls import reverse
from django.utils.translation import gettext as _

from cases import workflow
from cases.allowed import LABELS_OF_THE_MAIN_STEP, allowed_actions, refused
from cases.enums import Action, PhotoRule
from cases.forms.action import ActionForm
from cases.pages.targets import groups_of
from cases.parties import parties

# Their fields are filled from long lists: the form is drawn when it is asked for.
DRAWN_WHEN_ASKED = frozenset({"to", "category?", "grid?", "calls", "call?"})


# A bare press must not put on record what nobody said: why it was declined, that somebody was spoken to.
NEVER_BY_DEFAULT = frozenset(
    {"decline_reason", "void_reason", "contact_channel", "contact_outcome", "feedback_channel"}
)
# What leads on where the step itself is not open yet: whoever must be asked first.
FIRST_ASK = Action.CONTACT


@dataclass
class Choice:
    """One open verb. Without a form, `url` leads to the page that has it open."""

    name: str
    label: str
    primary: bool
    url: str
    form: ActionForm | None = None
    open: bool = False

    @property
    def targets(self):
        """Whom it may go to, in groups; nothing where the verb asks for nobody."""
        return groups_of(self.form)


@dataclass
class Thumb:
    """The bar at the thumb of a phone: the one step that leads on, and what else there is under "more"."""

    main: Choice | None
    others: list


@dataclass
class Dispatch:
    """The desk's dispatch form with whom it may go to: the nearest is chosen, the first nine have a key."""

    form: ActionForm
    targets: list


def choices_for(sheet, by, *, at, opened="", bound=None, without=()):
    """The Choices of a person for a case.

    In: `opened` the verb whose form is asked for, `bound` a form that came back with errors, `without` verbs shown
    elsewhere on the page. Statements: none, but for the lists of an opened form.
    """
    allowed = allowed_actions(sheet.case, by, at=at, history=sheet.history)
    return [choice(sheet, one, by, at, opened, bound) for one in allowed if one.name not in without]


def choice(sheet, allowed, by, at, opened, bound):
    asked = allowed.name == opened
    shown = Choice(
        name=allowed.name,
        label=str(allowed.label),
        primary=allowed.is_main,
        url=f"{reverse('cases:case', args=[sheet.case.number])}?do={allowed.name}",
        open=asked,
    )
    if bound is not None and bound.allowed.name == allowed.name:
        shown.form, shown.open = bound, True
    elif asked or not DRAWN_WHEN_ASKED.intersection(allowed.needs):
        shown.form = ActionForm(allowed, sheet.case, by, at=at)
    if shown.form:
        fit(shown.form, sheet.case)
    return shown


def blocked_for(sheet, by, *, at):
    """The steps that would lead on but are not open yet, with the sentence that says what is missing: {label, why}."""
    who = parties(sheet.case, by)
    rows = workflow.rows_from(sheet.case.state, version=sheet.case.workflow_version)
    leading = [row for row in rows if row.action in LABELS_OF_THE_MAIN_STEP and row.who & who]
    found = [(row, refused(sheet.case, row, by, who, at, sheet.history)) for row in leading]
    return [{"label": row.action.label, "why": why} for row, why in found if why]


def thumb_of(actions, blocked):
    """The Thumb for these Choices: the first main one; where that is blocked, the contact it waits for."""
    leading = [one for one in actions if one.primary]
    if not leading and blocked:
        leading = [one for one in actions if one.name == FIRST_ASK]
    main = leading[0] if leading else None
    return Thumb(main, [one for one in actions if one is not main]) if actions else None


def fit(form, case):
    """Only what is asked here and now; a reason is chosen, nobody is blamed by the first line of a list."""
    if form.allowed.action == Action.RESOLVE and case.category.photo == PhotoRule.RESULT:
        form.fields["photos"].help_text = _("This kind of case needs a photo of the result.")
    if not case.needs_joint_decision:
        form.fields.pop("decision", None)
    for name in NEVER_BY_DEFAULT.intersection(form.fields):
        form.fields[name].widget.choices = [("", "—"), *form.fields[name].choices]


def kept_words(bound, shown):
    """What came back but is no longer open here: why, and the typed words, so that nobody has to write them twice."""
    if bound is None or any(bound is getattr(one, "form", None) for one in shown):
        return None
    typed = [(field.label, field.value()) for field in bound if field.value() and is_text(field)]
    return {"label": bound.allowed.label, "errors": bound.non_field_errors(), "typed": typed}


def is_text(field):
    return isinstance(field.field.widget, forms.Textarea | forms.TextInput)


def dispatch_of(sheet, by, *, at, bound=None):
    """The dispatch form of the desk with the suggested targets, the nearest first; None where it is not open.

    Statements: those of the targets, if it is.
    """
    allowed = allowed_actions(sheet.case, by, at=at, history=sheet.history)
    wanted = next((one for one in allowed if one.action == Action.DISPATCH), None)
    if wanted is None:
        return None
    form = bound or ActionForm(wanted, sheet.case, by, at=at, auto_id="desk-dispatch-%s")
    fit(form, sheet.case)
    return Dispatch(form, groups_of(form, with_keys=True))
