"""The forms of the few verbs that are done for many cases at once."""

from dataclasses import dataclass

from cases import workflow
from cases.allowed import Allowed
from cases.enums import Action
from cases.forms.action import ActionForm
from cases.forms.desk import PostedForm
from cases.pages.targets import groups_of
from cases.parties import parties

# What says the same of each case; where a matter lies, or why it is void, is said of one at a time.
MANY = {
    action.value: action
    for action in (
        Action.DISPATCH,
        Action.ACCEPT,
        Action.CLASSIFY,
        Action.RECALL,
        Action.CLOSE,
        Action.COMMENT,
    )
}
OF_ONE_ALONE = ("grid", "lng", "lat", "crs", "decision")


@dataclass
class Verb:
    """One verb for `count` of the chosen cases, with its form."""

    name: str
    label: str
    count: int
    form: ActionForm
    targets: list
    open: bool


def chosen(said):
    """{number: the version seen, or None} of "2026…", "2026…:7"; nothing twice."""
    wanted = {}
    for one in said:
        number, _colon, version = one.partition(":")
        wanted.setdefault(number[:19], int(version[:9]) if version.isdecimal() else None)
    return wanted


def fitting(action, seen, by):
    """The chosen cases from whose state the verb leads on and whom it is for; whether each may, its guards say."""
    return [case for case, _version in seen if fits(action, case, by)]


def fits(action, case, by):
    row = workflow.row_from(case.state, action, version=case.workflow_version)
    return row is not None and bool(row.who & parties(case, by))


def verbs_for(seen, by, *, at, bound=None):
    """The Verbs open for at least one of the chosen cases; whom they may go to, as the first of them is offered it."""
    found = []
    for name, action in MANY.items():
        cases = fitting(action, seen, by)
        if cases:
            form = drawn(name, cases[0], by, at, bound)
            found.append(
                Verb(
                    name,
                    str(action.label),
                    len(cases),
                    form,
                    groups_of(form, with_keys=True),
                    open=bool(form.errors),
                )
            )
    return found


def drawn(name, case, by, at, bound):
    """The form of a verb to be filled in: what was typed and refused stays in it."""
    refused = bound is not None and bound.allowed.name == name
    form = ActionForm(allowed_for(name, case, by), case, by, at=at, data=bound.data if refused else None)
    return trimmed(form)


def form_for(name, seen, by, *, at, data):
    """The form of a verb as it came back, read as for the first case that it fits."""
    case = next(iter(fitting(MANY[name], seen, by)), seen[0][0])
    return trimmed(PostedForm(allowed_for(name, case, by), case, by, at=at, data=data))


def allowed_for(name, case, by):
    row = workflow.find(name, version=case.workflow_version)
    return Allowed(row.action, row.needs, parties(case, by))


def trimmed(form):
    for name in OF_ONE_ALONE:
        form.fields.pop(name, None)
    return form
