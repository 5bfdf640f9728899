"""What every page may show of the post."""

from django.utils.functional import SimpleLazyObject

from messaging.models import Message


def unread(request):
    """`unread_count`: asked of the database only by a template that shows it."""
    return {"unread_count": SimpleLazyObject(lambda: _count(request))}


def _count(request):
    officer = getattr(request, "user", None)
    if officer is None or not officer.is_authenticated:
        return 0
    return Message.objects.unread_of(officer).count()
