"""The trees of grids are written by grids/actions alone, under their lock (architecture.md, The tree)."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
APPS = ("governance", "cases", "party", "residents", "grids", "messaging", "files", "common")
ALLOWED = "grids/actions/"
OF_THE_TREE = {
    *("move_to", "move_node", "insert_at", "insert_node", "rebuild", "partial_rebuild"),
    *("build_tree_nodes", "disable_mptt_updates", "delay_mptt_updates"),
}
OF_ANY_ROW = {
    *("save", "create", "update", "delete", "bulk_create", "bulk_update"),
    *("get_or_create", "update_or_create"),
}


def sources():
    files = (path for app in APPS for path in (ROOT / app).rglob("*.py"))
    return [path for path in files if "/migrations/" not in str(path)]


def writes(tree):
    """The lines that write a grid: mptt's own verbs anywhere, any verb on Grid.objects or on a name that is a grid."""
    grids = names_of_grids(tree)
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            verb, owner = node.func.attr, node.func.value
            if verb in OF_THE_TREE or (verb in OF_ANY_ROW and is_grid(owner, grids)):
                yield node.lineno


def names_of_grids(tree):
    """Names bound to Grid(…) or to anything that begins with Grid.objects, and names that say it: grid, street …"""
    bound = {"grid", "parent_grid", "owner_grid", "street_grid"}
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign) and comes_from_grid(node.value):
            bound |= {target.id for target in node.targets if isinstance(target, ast.Name)}
        if isinstance(node, ast.For | ast.comprehension) and comes_from_grid(node.iter):
            bound |= {node.target.id} if isinstance(node.target, ast.Name) else set()
    return bound


def is_grid(node, grids):
    if isinstance(node, ast.Name):
        return node.id in grids
    if isinstance(node, ast.Attribute) and node.attr in {"grid", "owner_grid"}:
        return True
    return comes_from_grid(node)


def comes_from_grid(node):
    """Whether an expression is rooted in the name Grid: Grid(…), Grid.objects.filter(…).first()."""
    while isinstance(node, ast.Call | ast.Attribute | ast.Subscript):
        node = node.func if isinstance(node, ast.Call) else node.value
    return isinstance(node, ast.Name) and node.id == "Grid"


@pytest.mark.parametrize("path", sources(), ids=lambda path: str(path.relative_to(ROOT)))
def test_the_trees_are_written_by_their_actions_alone(path):
    name = str(path.relative_to(ROOT))
    if name.startswith(ALLOWED):
        return

    found = list(writes(ast.parse(path.read_text(encoding="utf-8"))))

    assert found == [], f"{name} writes a grid in lines {found}"


@pytest.mark.parametrize(
    "line",
    [
        "grid.save()",
        "node.move_to(other)",
        "Grid.objects.insert_node(a, b)",
        "Grid.objects.filter(pk=1).update(lft=3)",
        "Grid.objects.create(name='x')",
        "x = Grid(name='x')\nx.save()",
        "for x in Grid.objects.all():\n    x.save()",
        "case.grid.save(update_fields=['name'])",
        "Grid.objects.rebuild()",
        "Grid.objects.bulk_create([])",
    ],
)
def test_the_search_sees_a_write(line):
    assert list(writes(ast.parse(line)))


@pytest.mark.parametrize(
    "line", ["case.save()", "Case.objects.filter(grid=grid).update(x=1)", "Grid.objects.get(pk=1)"]
)
def test_the_search_leaves_the_rest_alone(line):
    assert not list(writes(ast.parse(line)))
