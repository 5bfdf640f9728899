"""Tell officers something inside the product."""

from django.db.models import Count

from messaging.models import Message


def tell(officer_ids, *, title, body="", url="", key, at, params=None):
    """Leave one message with each officer; one per officer and `key`, however often it is called.

    `title` and `body` are msgids (mark them with gettext_noop) said in the reader's language with `params`; `url` is a
    path of ours. One statement, whatever the number of officers.
    """
    Message.objects.bulk_create(
        [
            Message(
                recipient_id=officer_id,
                title=title,
                body=body,
                params=params or {},
                url=url,
                key=str(key),
                created_at=at,
            )
            for officer_id in sorted(set(officer_ids))
        ],
        ignore_conflicts=True,
    )


def withdraw(officer_ids, *, url):
    """Take back what these officers were told about one of our pages: they may not know of it any more."""
    Message.objects.filter(recipient__in=list(officer_ids), url=url).delete()


def take_out(recipients, *, key):
    """Take one message back from those who have it: `recipients` are officer ids, or a query of them."""
    Message.objects.filter(recipient__in=recipients, key=str(key)).delete()


def opened(recipients, *, key):
    """(how many of the recipients have a message, how many have read it), and never who. One statement."""
    theirs = Message.objects.filter(recipient__in=recipients, key=str(key))
    counts = theirs.aggregate(told=Count("pk"), read=Count("read_at"))
    return counts["told"], counts["read"]
