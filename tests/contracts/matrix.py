"""The tables of policy.py read into rows, and the answer to "what is expected here?"."""

from dataclasses import dataclass
from zlib import crc32

from django.urls import URLResolver, get_resolver

from tests.contracts import policy, policy_power

BOTH = ("here", "there")
HEADS = ("-", "here")  # a HEAD runs the view of the GET: one place tells who gets in and who does not
EVERYBODY = (*policy.ROLES, *policy_power.OTHERS)
UNSIGNED = ("anonymous", *policy.KEYS)  # on pages a key is nobody


@dataclass(frozen=True)
class Row:
    """What each role gets from one address, by one method, for an object of one place."""

    address: str
    method: str
    place: str
    cells: tuple
    verb: str = ""
    state: str = ""

    def cell(self, role):
        return dict(self.cells)[role]


def lines(table):
    """The lines of a table as lists of words, without its head."""
    return [line.split() for line in table.strip().splitlines()[1:] if line.strip()]


def rows_of(table):
    for address, method, place, *cells in lines(table):
        cells = cells * len(policy.ROLES) if len(cells) == 1 else cells
        assert len(cells) == len(policy.ROLES), (address, method, place)
        by_role = dict(zip(policy.ROLES, cells, strict=True))
        known = tuple((by_role | policy_power.cells_of(address, method, place, by_role)).items())
        for one in BOTH if place == "both" else (place,):
            yield Row(address, method, one, known)
            if method == "GET" and one in HEADS:
                yield Row(address, "HEAD", one, one_of_each(known, address))


def verb_rows():
    """Each line of the table of verbs as a row of the page's door and one of the API's."""
    for verb, state, place, *words in lines(policy.VERBS):
        said = dict(zip(policy.ROLES[1:], words, strict=True)) | dict.fromkeys(policy_power.OTHERS, "-")
        page = {role: "in" if role in UNSIGNED else policy.OUTCOMES[said[role]][0] for role in EVERYBODY}
        api = {role: "401" if role == "anonymous" else policy.OUTCOMES[said[role]][1] for role in EVERYBODY}
        for address, cells in (("cases:act", page), ("api:cases-act", api)):
            yield Row(address, "POST", place, tuple(cells.items()), verb=verb, state=state)


def offered():
    tables = (policy.PUBLIC, policy.PAGES, policy.API, policy.API_PUBLIC)
    return [row for table in tables for row in rows_of(table)] + list(verb_rows())


def one_of_each(cells, address):
    """The same answers, each expected by one role alone: the next one in turn from address to address.

    For what is answered before anybody looks at who asks, but for whether somebody is signed in at all:
    tests/contracts/test_methods.py.
    """
    by_answer = {}
    for role, answer in cells:
        if answer != policy_power.UNASKED:
            by_answer.setdefault(answer, []).append(role)
    asked = {roles[crc32(address.encode()) % len(roles)] for roles in by_answer.values()}
    return tuple((role, answer if role in asked else policy_power.UNASKED) for role, answer in cells)


def not_offered(rows):
    """The methods without a line: 405, and before that the way in for whoever is not signed in."""
    known, doors = {}, door_of_each()
    for row in rows:
        known.setdefault(row.address.partition("?")[0], []).append(row)
    for address, own in known.items():
        cells = tuple(
            (role, doors[address] if role in stopped(doors[address]) else "405") for role in EVERYBODY
        )
        for method in policy.METHODS:
            if method not in {row.method for row in own}:
                like = own[0]
                asked = one_of_each(cells, f"{method} {address}")
                yield Row(address, method, like.place, asked, verb=like.verb, state=like.state)


def door_of_each():
    """What an address says to whoever is not signed in: "in", "401", or "" where nobody is asked."""
    found = {"cases:act": "in", "api:cases-act": "401"}
    for table, word in (
        (policy.PUBLIC, ""),
        (policy.PAGES, "in"),
        (policy.API, "401"),
        (policy.API_PUBLIC, ""),
    ):
        found |= {line[0].partition("?")[0]: word for line in lines(table)}
    return found


def stopped(door):
    return {"in": UNSIGNED, "401": ("anonymous",), "": ()}[door]


def addresses():
    """Every address the URLconf knows, as its name ("api:nothing" for what catches the rest of the API)."""
    return {name_of(names, pattern) for names, pattern in patterns(get_resolver())}


def patterns(resolver, names=()):
    for pattern in resolver.url_patterns:
        if isinstance(pattern, URLResolver):
            yield from patterns(pattern, (*names, pattern.namespace) if pattern.namespace else names)
        else:
            yield names, pattern


def name_of(names, pattern):
    return ":".join((*names, pattern.name or ("nothing" if names == ("api",) else "rest")))
