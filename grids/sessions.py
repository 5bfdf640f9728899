"""The session engine: Django's own in the database, with the officer in a column (SESSION_ENGINE)."""

from datetime import UTC, datetime

from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.backends import db
from django.utils.timezone import now

from common.compiled import Compiled, only_one
from grids.models import Session

KEPT = Compiled(
    lambda key, at: Session.objects.filter(session_key=key, expire_date__gt=at),
    {"key": "of a session", "at": datetime.min.replace(tzinfo=UTC)},
)
PENDING = "pending"  # who has shown one step and still owes another: grids/pending.py


class SessionStore(db.SessionStore):
    @classmethod
    def get_model_class(cls):
        return Session

    def _get_session_from_db(self):
        """Django's own question of every request of somebody signed in, in words made once."""
        found = only_one(KEPT(key=self.session_key, at=now()))
        if found is None:
            self._session_key = None
        return found

    def create_model_instance(self, data):
        row = super().create_model_instance(data)
        row.officer_id = data.get(SESSION_KEY) or data.get(PENDING, {}).get("officer")
        return row
