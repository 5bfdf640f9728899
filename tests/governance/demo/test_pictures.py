from io import BytesIO

import pytest
from PIL import Image

from governance.demo import pictures


@pytest.mark.parametrize("after", [False, True])
@pytest.mark.parametrize("scene", sorted(pictures.TROUBLE))
def test_a_scene_is_a_small_picture(scene, after):
    drawn = pictures.draw(scene, seed=1, after=after)

    assert Image.open(BytesIO(drawn)).size == pictures.SIZE
    assert len(drawn) < 200_000


def test_every_trouble_can_be_mended_and_the_mended_looks_otherwise():
    assert pictures.TROUBLE.keys() == pictures.MENDED.keys()
    assert pictures.draw("road", seed=4, after=False) != pictures.draw("road", seed=4, after=True)


def test_the_same_seed_draws_the_same_picture():
    assert pictures.draw("litter", seed=9, after=False) == pictures.draw("litter", seed=9, after=False)
