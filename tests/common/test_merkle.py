from hashlib import sha256

import pytest

from common.merkle import Root


def leaf(line):
    return sha256(b"\x00" + line.encode()).digest()


def node(left, right):
    return sha256(b"\x01" + left + right).digest()


def root(*lines):
    tree = Root()
    for line in lines:
        tree.add(line)
    return tree.hex()


def test_the_root_is_that_of_the_tree():
    a, b, c, d, e = map(leaf, "abcde")

    assert root("a") == a.hex()
    assert root("a", "b") == node(a, b).hex()
    assert root("a", "b", "c") == node(node(a, b), c).hex()
    assert root(*"abcde") == node(node(node(a, b), node(c, d)), e).hex()
    assert root(*"abcdef") == node(node(node(a, b), node(c, d)), node(e, leaf("f"))).hex()


def test_without_a_line_it_is_the_hash_of_nothing():
    assert root() == sha256(b"").hexdigest()


@pytest.mark.parametrize("lines", ["abdc", "abc", "abcde", "abce", "aabcd"])
def test_other_lines_have_another_root(lines):
    assert root(*lines) != root(*"abcd")
