"""Party organisations as a list: what its columns are, and which grids each covers. domain.md S0-05, S1-17."""

import re
from dataclasses import dataclass

from django.db.models import Prefetch
from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from grids.imports.columns import Column
from grids.imports.elements import PHONE, name
from grids.imports.faults import Wrong
from grids.imports.registers import Register
from grids.imports.values import Choice, Code, Reader, Text
from grids.models import Officer, Post
from party.actions.link import cover_exactly
from party.actions.organisation import end_organisation, keep_organisation
from party.enums import PartyKind
from party.models import GridLink, PartyOrganisation

MOST = 200  # grids of one organisation in one cell
HOME = Column(
    "grid",
    _("Grid code"),
    Code(lengths=(12, 15, 18)),
    names=("所在网格编码", "网格编码", "网格代码", "所在网格", "所属网格"),
    required=True,
    example="110101001001000",
    hint=_("The code of the grid it is at home in: the street's, the community's, or one below."),
)


@dataclass(frozen=True)
class Codes(Reader):
    """The codes of several grids in one cell, with blanks or commas between them."""

    def read(self, text):
        codes = [one for one in re.split(r"[\s,;、]+", text) if one]
        if len(codes) > MOST or not all(re.fullmatch(r"[0-9]{12,18}", code) for code in codes):
            raise Wrong(
                gettext_noop("These are not codes of grids."),
                gettext_noop("Put the codes with a comma between them."),
            )
        return sorted(set(codes))

    def kept(self, value):
        return ", ".join(value or [])


class PartyOrganisations(Register):
    """A filled cell of grids says all that the organisation covers from today on."""

    word, label = "party_organisations", _("party organisations")
    model = PartyOrganisation
    links = {"parent": (PartyOrganisation, "name"), "secretary": (Officer, "username")}
    columns = (
        HOME,
        name("党组织", "党组织名称", "支部名称", example="幸福里党支部"),
        Column(
            "kind",
            _("Kind"),
            Choice(PartyKind),
            names=("类型", "党组织类型", "类别"),
            required=True,
            example=PartyKind.BRANCH,
        ),
        Column(
            "parent",
            _("Stands under"),
            Text(60),
            names=("上级党组织", "上级", "隶属"),
            hint=_("The name of one that has been entered in this street."),
        ),
        Column(
            "secretary",
            _("Secretary"),
            Text(60),
            names=("书记", "负责人", "书记账号"),
            hint=_("The user name of somebody with a post in the street."),
        ),
        PHONE,
        Column(
            "covers",
            _("Grids it covers"),
            Codes(),
            names=("覆盖网格", "对应网格", "联系网格"),
            hint=_("Their codes, with a comma between them."),
            width=40,
        ),
    )

    @staticmethod
    def keep(row, *, grid, facts, by, at):
        """Write a row with the grids it covers. Returns the PartyOrganisation."""
        said = dict(facts)
        covers = said.pop("covers", None)
        row = keep_organisation(row, grid=grid, facts=said, by=by, at=at)
        if covers is not None:
            cover_exactly(row, covers, by=by, at=at)
        return row

    end = staticmethod(end_organisation)

    def linked(self, name, lines, by, on):
        if name == "parent":
            return self.above(lines)
        said = {line.values[name] for line in lines if name in line.values}
        posts = Post.objects.within(by.scope, self.sees).current(on)
        rows = posts.filter(officer__username__in=said, grid__isnull=False).select_related("officer", "grid")
        return {
            (post.grid.street_id, post.officer.username): post.officer
            for post in rows.defer("grid__boundary")
        }

    def above(self, lines):
        """{(street, name): organisation} of what is named above; its name is known in the whole street."""
        said = {line.values["parent"] for line in lines if "parent" in line.values}
        rows = PartyOrganisation.objects.filter(name__in=said, valid_to=None)
        return {(row.street_id, row.name): row for row in rows}

    def beside(self):
        return (Prefetch("links", queryset=held_links(), to_attr="held"),)

    def reread(self, name, text, target):
        if name == "secretary":
            return Officer.objects.filter(username=text).first() if text else None
        if name == "covers":
            return [code for code in text.split(", ") if code]
        return super().reread(name, text, target)

    def text_of(self, row, column):
        """The grids it covers: as they were fetched with the row, else asked for."""
        if column.name != "covers":
            return super().text_of(row, column)
        held = row.held if hasattr(row, "held") else held_links().filter(organisation=row)
        return column.reads.kept(sorted(link.grid.code for link in held))


def held_links():
    return GridLink.objects.filter(ends_on=None).select_related("grid").defer("grid__boundary")
