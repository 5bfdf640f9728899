"""What was answered to a request that may come again."""

from django.db import models
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from common.fields import EncryptedTextField
from messaging.querysets import IdempotencyKeyQuerySet


class IdempotencyKey(models.Model):
    """The first answer to (scope, key). It may hold a secret link, so it is kept sealed."""

    scope = models.TextField(_("scope"))
    key = models.UUIDField(_("key"))
    body_hash = models.BinaryField(_("hash of the body"))
    answer = EncryptedTextField(_("answer"), bound_to="key")
    created_at = models.DateTimeField(_("answered at"), db_default=Now())

    objects = IdempotencyKeyQuerySet.as_manager()

    class Meta:
        verbose_name = _("idempotency key")
        verbose_name_plural = _("idempotency keys")
        constraints = [models.UniqueConstraint(name="one_answer_per_scope_and_key", fields=["scope", "key"])]
        indexes = [models.Index(name="idempotency_age", fields=["created_at"])]

    def __str__(self):
        return f"{self.scope} {self.key}"
