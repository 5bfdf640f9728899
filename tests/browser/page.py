"""What the catalogue says of a page."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Page:
    """One page: where it is, whose eyes see it ("" for a resident), what is typed and pressed once it is there."""

    name: str
    address: str
    args: tuple = ()
    query: str = ""
    who: str = ""
    status: int = 200
    fills: tuple = ()  # (where, the name of a fact or the words): a choice of that value where it is one
    press: str = ""
    leaves: bool = False  # comes signed out
    of_others: bool = False  # drawn by Django or Swagger, not by us

    @property
    def file(self):
        """The name of its picture."""
        return self.name.replace(" ", "-")
