"""Whether the trees are whole: numbered again beside, and compared. Pure: rows in, sentences out."""

from collections import defaultdict
from itertools import chain
from typing import NamedTuple

from grids.enums import PARENTS, Tier


class Node(NamedTuple):
    id: int
    code: str
    tier: str
    parent_id: int | None
    tree_id: int
    lft: int
    rght: int
    level: int
    district_id: int
    street_id: int
    total_id: int | None
    general_id: int | None


def problems(nodes):
    """One sentence for every node that is not where a fresh numbering puts it, or does not fit its parent."""
    nodes = list(nodes)
    by_id = {node.id: node for node in nodes}
    children = defaultdict(list)
    for node in sorted(nodes, key=lambda node: (node.lft, node.id)):
        children[node.parent_id].append(node)
    numbers = dict(chain.from_iterable(numbered(root, children) for root in children[None]))
    found = [f"{node.code}: hangs in a circle" for node in nodes if node.id not in numbers]
    found += twice([root.tree_id for root in children[None]])
    for node in nodes:
        parent = by_id.get(node.parent_id)
        found += misnumbered(node, numbers.get(node.id))
        found += misplaced(node, parent) if parent else []
    return found


def numbered(root, children):
    """(id, (lft, rght, level)) of a tree, by a walk with its own stack."""
    count, stack, opened = 0, [(root, 0, False)], {}
    while stack:
        node, level, leaving = stack.pop()
        count += 1
        if leaving:
            yield node.id, (opened[node.id], count, level)
            continue
        opened[node.id] = count
        stack.append((node, level, True))
        stack.extend((child, level + 1, False) for child in reversed(children[node.id]))


def misnumbered(node, right):
    held = (node.lft, node.rght, node.level)
    return [f"{node.code}: numbered {held}, should be {right}"] if right and held != right else []


def misplaced(node, parent):
    found = []
    if node.tree_id != parent.tree_id:
        found.append(f"{node.code}: in tree {node.tree_id}, its parent in {parent.tree_id}")
    if parent.tier not in PARENTS[Tier(node.tier)]:
        found.append(f"{node.code}: a {node.tier} grid under a {parent.tier} one")
    own = {Tier.TOTAL: "total_id", Tier.GENERAL: "general_id"}.get(Tier(node.tier))
    for column in ("district_id", "street_id", "total_id", "general_id"):
        right = node.id if column == own else getattr(parent, column)
        if getattr(node, column) != right:
            found.append(f"{node.code}: {column} is {getattr(node, column)}, should be {right}")
    return found


def twice(tree_ids):
    repeated = sorted({number for number in tree_ids if tree_ids.count(number) > 1})
    return [f"tree {number}: has several roots" for number in repeated]
