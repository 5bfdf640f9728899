from django.db.models import Q, QuerySet

from grids.models.post import Post
from grids.roles import P


class AccountEventQuerySet(QuerySet):
    seen_with = P.AUDIT_READ

    def visible_to(self, scope):
        """What happened to, or was done by, those who hold or held a post where the scope reaches."""
        posts = Post.objects.within(scope, self.seen_with).values("officer")
        return self.filter(Q(officer__in=posts) | Q(by__in=posts))
