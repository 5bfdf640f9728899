"""The root of a Merkle tree over lines: one hash that stands for all of them, built line by line."""

from hashlib import sha256

LEAF, NODE = b"\x00", b"\x01"  # so that no line can pass for the hash of two others


class Root:
    """Add lines in their order, then ask for `hex()`. Keeps one hash for each level of the tree."""

    def __init__(self):
        self.levels, self.count = [], 0

    def add(self, line: str) -> None:
        node, level = sha256(LEAF + line.encode()).digest(), 0
        while level < len(self.levels) and self.levels[level] is not None:
            node, self.levels[level] = sha256(NODE + self.levels[level] + node).digest(), None
            level += 1
        self.levels[level:] = [node, *self.levels[level + 1 :]]
        self.count += 1

    def hex(self) -> str:
        """The root; a node without a neighbour rises as it is. Without a line, the hash of nothing."""
        rest = [node for node in self.levels if node is not None]
        root = rest[0] if rest else sha256(b"").digest()
        for node in rest[1:]:
            root = sha256(NODE + node + root).digest()
        return root.hex()
