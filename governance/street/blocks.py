"""The five blocks of a street's front page (S4-18), and which of their figures somebody may see."""

from governance.street.ground import FINE, LAYERS
from governance.street.work import AT_ONCE, DUTIES, SELF

BLOCKS = (FINE, LAYERS, DUTIES, SELF, AT_ONCE)
FIGURES = {figure.key: figure for block in BLOCKS for figure in block.figures}


def counted(asked, actor):
    """[(Block, [(Figure, its number)])]: one statement for each figure that the person may see, and none for others.

    What nobody keeps is not counted at all: no figure stands for it.
    """
    return [
        (
            block,
            [(one, one.rows(asked).count()) for one in block.figures if actor.may(one.sees, asked.street)],
        )
        for block in BLOCKS
    ]
