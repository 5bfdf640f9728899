from django import template
from django.utils.translation import gettext as _

register = template.Library()


@register.filter
def for_whom(notice, labels):
    """For whom a notice is, in words; `labels` are the words of its district by their codes."""
    if notice.is_for_staff:
        return " · ".join(map(str, notice.role_labels))
    said = [word for code, word in labels.items() if code in notice.labels]
    said += [str(notice.ages)] if notice.ages else []
    return " · ".join(said) or _("for everybody")
