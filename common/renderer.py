"""How forms are drawn everywhere: `{{ field.as_field_group }}` gives our own label, hint, control and error."""

from django.forms.renderers import TemplatesSetting


class HouseRenderer(TemplatesSetting):
    """Named by `FORM_RENDERER`; finds its templates where the pages are."""

    field_template_name = "components/field.html"
