"""What is wrong with a cell: which column, why, and the cure. Kept as msgids, said in the language of the reader."""

from dataclasses import dataclass, field

from django.utils.translation import gettext

REFUSAL = "%(refusal)s"  # what an action said itself


class Wrong(Exception):
    """A cell cannot be read. `reason` and `cure` are msgids (gettext_noop) with `params`."""

    def __init__(self, reason, cure="", **params):
        super().__init__(reason)
        self.reason, self.cure, self.params = reason, cure, params


@dataclass(frozen=True)
class Fault:
    """One thing wrong in one row. `column` is the field's name, or "" where it is the row as a whole."""

    column: str
    reason: str
    cure: str = ""
    params: dict = field(default_factory=dict)

    @classmethod
    def of(cls, column, wrong):
        return cls(column, wrong.reason, wrong.cure, wrong.params)

    def plain(self):
        return [self.column, self.reason, self.cure, self.params]

    @property
    def reason_text(self):
        return gettext(self.reason) % self.params

    @property
    def cure_text(self):
        return gettext(self.cure) % self.params if self.cure else ""
