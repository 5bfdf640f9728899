"""The session engine: Django's own in the database, with the officer in a column (SESSION_ENGINE)."""

from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.backends import db

from grids.models import Session

PENDING = "pending"  # who has shown one step and still owes another: grids/pending.py


class SessionStore(db.SessionStore):
    @classmethod
    def get_model_class(cls):
        return Session

    def create_model_instance(self, data):
        row = super().create_model_instance(data)
        row.officer_id = data.get(SESSION_KEY) or data.get(PENDING, {}).get("officer")
        return row
