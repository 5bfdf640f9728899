"""Who the actors of a history are and what each is to a case, said once more by hand: no scope, no query."""

# Areas: A and B are the two general grids of our street `here`; N is the general grid of the next street, `there`.
# Both streets lie in `district`. `lighting` is a department of the district, `roads` one of another district.
PLACES = {
    "yard": {"A", "here", "district"},
    "third": {"B", "here", "district"},
    "next": {"N", "there", "district"},
    "nowhere": {"district"},
}
STREET_OF = {"yard": "here", "third": "here", "next": "there", "nowhere": None}

# person: posts as (role, area)
POSTS = {
    "worker": [("worker", "A")],
    "colleague": [("worker", "B")],
    "leader": [("leader", "A")],
    "chief": [("leader", "here")],
    "desk": [("dispatcher", "here")],
    "handler": [("handler", "lighting")],
    "reviewer": [("reviewer", "here")],
    "double": [("worker", "A"), ("reviewer", "here")],
    "district": [("dispatcher", "district"), ("leader", "district")],
    "stranger": [("dispatcher", "there"), ("worker", "there"), ("reviewer", "there")],
    "nobody": [],
    "admin": [("administrator", "district")],
}
STAFF = tuple(POSTS)
SPEAKERS = (*STAFF, "reporter", "clock")

# Whom a case can be given to: a post, as (person, role), or a department. The last two and `roads` never fit.
UNITS = {
    "worker": ("worker", "worker"),
    "colleague": ("colleague", "worker"),
    "leader": ("leader", "leader"),
    "chief": ("chief", "leader"),
    "double": ("double", "worker"),
    "next": ("stranger", "worker"),
    "lighting": None,
    "roads": None,
    "reviewer": ("reviewer", "reviewer"),
    "district": ("district", "leader"),
}
HANDLES = {"worker", "leader", "handler"}
SEES = {"worker", "leader", "dispatcher", "reviewer"}
SOLVES_ON_THE_SPOT = {"worker", "leader"}
GRIDS = {"A", "B", "N", "here", "there"}


def roles_of(person, place, gone):
    """The roles by which a person's posts cover a place."""
    if person in gone:
        return set()
    return {role for role, area in POSTS.get(person, []) if area in PLACES[place]}


def hands_of(person, gone):
    """The units whose work is this person's."""
    if person in gone:
        return set()
    own = {unit for unit, post in UNITS.items() if post and post[0] == person and post[1] in HANDLES}
    return own | {"lighting"} if person == "handler" else own


def is_to(person, place, handled_by, gone):
    """What somebody is to a case, in the words of workflow.md's column "who"."""
    if person in ("reporter", "clock"):
        return {person}
    roles = roles_of(person, place, gone)
    found = roles & {"dispatcher", "leader", "reviewer"}
    if handled_by in hands_of(person, gone):
        found |= {"handler", "viewer"}
    return found | {"viewer"} if roles & SEES else found


def sees(person, place, handled_by, gone):
    return "viewer" in is_to(person, place, handled_by, gone)


def holders(unit, gone):
    """The people who hold a unit now."""
    return {person for person in STAFF if unit in hands_of(person, gone)}


def with_role(role, place, gone, *, among=GRIDS):
    """The people whose post of a role lies on the path of a place."""
    areas = PLACES[place] & among
    return {
        person
        for person in STAFF
        if person not in gone and any(r == role and area in areas for r, area in POSTS[person])
    }


def is_in_reach(dispatcher, unit, place, gone):
    """Whether a dispatcher may give a case to a unit: a post in reach, or a department that serves here."""
    if not holders(unit, gone):
        return False
    if UNITS[unit] is None:
        return unit == "lighting"
    person, role = UNITS[unit]
    (area,) = [area for r, area in POSTS[person] if r == role]
    around = next((areas for areas in PLACES.values() if area in areas), set())
    within = around if area in ("A", "B", "N") else around & {area, "district"}
    if area == "district":
        return False
    return any(r in ("dispatcher", "leader") and a in within for r, a in POSTS[dispatcher])
