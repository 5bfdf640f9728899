"""The tree as a whole: who changes it, its lock, and the check of it."""

from contextlib import contextmanager

import pytest
from django.core.management import CommandError, call_command
from django.db import connection, transaction
from django.db.transaction import TransactionManagementError

from common.errors import Refused
from grids.actions.tree import add_grid, describe_grid, move_grid
from grids.actions.tree_locks import lock_trees
from grids.actor import Actor
from grids.enums import Role, Tier
from tests.grids.world import AT, DAY, actor

pytestmark = pytest.mark.django_db


def test_an_administrator_changes_the_tree_within_his_edge_only(ground):
    admin = actor(ground.here.total, Role.ADMINISTRATOR)
    facts = {"tier": Tier.MICRO, "name": "新", "valid_from": DAY, "by": admin, "at": AT}

    assert add_grid(ground.here.general, **facts).name == "新"
    with pytest.raises(Refused):
        add_grid(ground.here.general3, **facts)
    with pytest.raises(Refused):
        move_grid(ground.here.general, to=ground.here.total2, by=admin, at=AT)


@pytest.mark.parametrize("role", [role for role in Role.values if role != Role.ADMINISTRATOR])
def test_nobody_else_changes_the_tree(ground, role):
    stranger = actor(ground.here.street, role)

    for by in (stranger, Actor.reporter()):
        with pytest.raises(Refused):
            describe_grid(ground.here.micro, name="新名", responsible_unit="", by=by, at=AT)


def test_a_lock_outside_a_transaction_is_a_mistake(transactional_db):
    assert not transaction.get_connection().in_atomic_block
    with pytest.raises(TransactionManagementError):
        lock_trees(1)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ("lft = lft + 1", "numbered"),
        ("level = 7", "numbered"),
        ("rght = rght + 2", "numbered"),
        ("tree_id = tree_id + 100", "in tree"),
        ("total_id = (select id from grids_grid where code = '410106003002000')", "total_id is"),
        ("parent_id = id", "circle"),
    ],
)
def test_verify_trees_finds_a_damaged_tree(ground, capsys, change, said):
    with undone(), connection.cursor() as cursor:
        cursor.execute(f"update grids_grid set {change} where id = %s", [ground.here.general.pk])
        with pytest.raises(CommandError):
            call_command("verify_trees")

    assert said in capsys.readouterr().out


@contextmanager
def undone():
    """Damage that is taken back: the database would refuse some of it when the transaction ends."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)
