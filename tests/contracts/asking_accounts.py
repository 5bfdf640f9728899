"""How the addresses of accounts are asked."""

from django.urls import reverse

from tests.cast import PASSWORD

NEW = "seven quiet herons by the weir"


def of_person(name):
    """The grid worker of a place; for what was handed over, the handler of the department."""

    def path(scene, place):
        officer = scene.people.handler if place == "handed" else scene.ends[place].worker_post.officer
        return reverse(name, args=[officer.uuid])

    return path


PATHS = {name: of_person(name) for name in ("grids:person", "grids:person_end")}
BODIES = {
    "grids:forgotten": lambda scene, place: {"username": "worker"},
    "grids:password": lambda scene, place: {"password": PASSWORD, "new_password": NEW, "again": NEW},
    "grids:step_begin": lambda scene, place: {"password": PASSWORD},
    "grids:end_session": lambda scene, place: {"session": "others"},
    "grids:person": lambda scene, place: {"kind": "password", "reason": "当面核实"},
    "grids:person_end": lambda scene, place: {"reason": "手机丢了"},
}
