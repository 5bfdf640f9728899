"""What a carrier is given: everything it needs for one call, and nothing of the database."""

from dataclasses import dataclass, field
from datetime import datetime

from django.utils.timezone import localtime


@dataclass(frozen=True)
class Parcel:
    """One letter for one address. It prints without its words and without where it goes."""

    channel: object = field(repr=False)
    key: str
    to: str = field(repr=False)
    title: str = field(repr=False)
    text: str = field(repr=False)
    link: str = field(repr=False)
    begun_at: datetime
    minutes: float = 0.0

    def facts(self):
        """What the places of a preset may name."""
        return {
            **self.channel.settings,
            **self.channel.secrets,
            "to": self.to,
            "title": self.title,
            "text": self.text,
            "link": self.link,
            "key": self.key,
            "day": localtime(self.begun_at).strftime("%Y%m%d"),
            "begun": int(self.begun_at.timestamp()),
        }
