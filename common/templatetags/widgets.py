"""`{% widget field %}`: a form field's control in the house look, with the form's own attributes kept."""

from django import forms, template
from django.forms.boundfield import BoundField
from django.utils.safestring import SafeString

register = template.Library()

LOOKS = (
    (forms.CheckboxInput, "form-check-input"),
    (forms.RadioSelect, ""),
    (forms.CheckboxSelectMultiple, ""),
    (forms.Select, "form-select"),
)


def look_of(widget: forms.Widget) -> str:
    """The Bootstrap class a control of this kind wears."""
    return next((look for kind, look in LOOKS if isinstance(widget, kind)), "form-control")


@register.simple_tag
def widget(field: BoundField) -> SafeString:
    """The control, told by class that it is wrong; Django itself points it to its hint and its error."""
    classes = [field.field.widget.attrs.get("class", ""), look_of(field.field.widget)]
    if field.errors:
        classes.append("is-invalid")
    named = " ".join(filter(None, classes))
    return field.as_widget(attrs={"class": named} if named else None)


@register.filter
def are_signs(radios) -> bool:
    """Whether each of these choices is a single sign, as a mark is: they stand in one line."""
    return all(len(str(radio.choice_label)) == 1 for radio in radios)


@register.filter
def shape(field: BoundField) -> str:
    """`tick`, `choices` or `line`: which of the three arrangements of label and control fits."""
    control = field.field.widget
    if isinstance(control, forms.RadioSelect | forms.CheckboxSelectMultiple):
        return "choices"
    return "tick" if isinstance(control, forms.CheckboxInput) else "line"
