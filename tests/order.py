"""Which tests go together and which go first, where a run is shared among several processes.

A file stays with one process, so that what it builds for itself is built once. The longest begin first: at the end no
process waits for another. The files that look at the one walk through all addresses (tests/contracts) go together.
"""

import gc

import pytest
from xdist.scheduler import LoadScopeScheduling

WALK = "tests/contracts/"
ALONE = ("tests/contracts/test_visible_to.py", "tests/browser/test_every_page.py")  # long ones, test by test
FIRST = (
    WALK,
    "tests/faults/",
    "tests/browser/test_every_page.py",
    "tests/browser/test_both_languages.py",
    "tests/model/",
    "tests/governance/actions/",
    "tests/governance/backup/",
    "tests/boot/",
)


def together(nodeid):
    """The name of the tests that this one goes with."""
    file = nodeid.partition("::")[0]
    if file in ALONE:
        return nodeid
    return WALK if file.startswith(WALK) else file


def rank(nodeid):
    """Lower goes first; what is not named goes as it was found."""
    return next((place for place, start in enumerate(FIRST) if nodeid.startswith(start)), len(FIRST))


class Together(LoadScopeScheduling):
    """Hands out what goes together, in the order of the collection."""

    def __init__(self, config, log=None):
        config.option.loadscopereorder = False
        super().__init__(config, log)

    def _split_scope(self, nodeid):
        return together(nodeid)

    def mark_test_complete(self, node, item_index, duration=0):
        """What is done is not counted again with every test that follows."""
        super().mark_test_complete(node, item_index, duration)
        scope = together(self.registered_collections[node][item_index])
        if all(self.assigned_work[node][scope].values()):
            del self.assigned_work[node][scope]


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config, log):
    return Together(config, log)


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items):
    items.sort(key=lambda item: rank(item.nodeid))


@pytest.hookimpl(trylast=True)
def pytest_collection_finish():
    """What stands until the end of the run is not searched for rubbish again and again."""
    gc.collect()
    gc.freeze()
