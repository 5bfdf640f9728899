"""What is said on the page of who may do what with a case."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from cases.scopes import HANDLE, VIEW
from grids.enums import OfficerKind
from grids.models import Department, Officer, Post

MOST = 5


class OfficerField(forms.CharField):
    """Somebody of these `people` by his user name, or by a name that only one of them has; others are not there."""

    people = Officer.objects.none()

    default_error_messages = {
        "unknown": _("Nobody has this name or user name."),
        "many": _("Several people have this name: write the user name. They are: %(names)s."),
    }

    def __init__(self, **facts):
        super().__init__(label=_("Name or user name"), max_length=60, **facts)

    def clean(self, value):
        value = super().clean(value)
        people = self.people.filter(kind=OfficerKind.PERSON, is_active=True)
        found = people.filter(username=value)[:1] or people.filter(name=value).order_by("username")[:MOST]
        if not found:
            raise ValidationError(self.error_messages["unknown"], code="unknown")
        if len(found) > 1:
            names = ", ".join(told(one) for one in found)
            raise ValidationError(self.error_messages["many"], code="many", params={"names": names})
        return found[0]


def told(officer):
    """Somebody by his posts: a user name is often a phone, and is not shown."""
    posts = Post.objects.current(localdate()).filter(officer=officer).with_names().order_by("pk")
    return " · ".join(f"{post.get_role_display()} {post.place.name}" for post in posts) or "–"


def reason():
    return forms.CharField(label=_("Why"), max_length=200, error_messages={"required": _("Write why.")})


def last_day():
    day = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(label=_("First day without it"), widget=day)


class PeopleForm(forms.Form):
    """A form that names one of some people."""

    officer = OfficerField()

    def among(self, people):
        self.fields["officer"].people = people


class AboutForm(PeopleForm):
    reason = reason()


class OpenForm(PeopleForm):
    right = forms.ChoiceField(
        label=_("What they may do"), choices=[(HANDLE, _("To work on it")), (VIEW, _("To see it"))]
    )
    until = last_day()
    reason = reason()


class OutsideForm(forms.Form):
    department = forms.ModelChoiceField(
        Department.objects.none(), label=_("Unit"), to_field_name="uuid", empty_label="—"
    )
    until = last_day()
    reason = reason()

    def among(self, departments):
        self.fields["department"].queryset = departments
