"""Small drawn scenes instead of photos: no person, no plate, no place that exists. Pure but for Pillow."""

from io import BytesIO
from random import Random

from PIL import Image, ImageDraw, ImageFilter

SIZE = (960, 720)
HORIZON = 330
WALLS = ["#c9b8a3", "#b9c3c9", "#d2c6ae", "#bfae9f", "#c7cdbf"]
INDOORS = {"corridor", "wall"}


def draw(scene: str, *, seed: int, after: bool) -> bytes:
    """A JPEG of a scene by its name; `after` shows it put right. The same seed is the same place."""
    rng = Random(seed)
    image = Image.new("RGB", SIZE)
    pen = ImageDraw.Draw(image, "RGBA")  # fills may be see-through: dusk, light
    (_indoors if scene in INDOORS else _outdoors)(pen, rng)
    (MENDED if after else TROUBLE)[scene](pen, rng)
    grain = Image.frombytes("L", SIZE, rng.randbytes(SIZE[0] * SIZE[1])).convert("RGB")
    shown = Image.blend(image.filter(ImageFilter.GaussianBlur(1.1)), grain, 0.05)
    out = BytesIO()
    shown.save(out, "JPEG", quality=80)
    return out.getvalue()


def _outdoors(pen, rng):
    """Sky, two blocks of flats with windows, a strip of green and the pavement."""
    hue = rng.randint(0, 24)
    for y in range(HORIZON):
        pen.line([(0, y), (960, y)], fill=(150 + y // 6 + hue // 2, 180 + y // 8, 214 + y // 12))
    left = rng.randint(-60, 60)
    for x in (left, left + 430, left + 860):
        _block(pen, rng, x, top=rng.randint(40, 150))
    pen.rectangle([0, HORIZON, 960, HORIZON + 44], fill="#6f8f58")
    pen.rectangle([0, HORIZON + 44, 960, 720], fill="#9a9a96")
    for y in range(HORIZON + 70, 720, 62):
        pen.line([(0, y), (960, y)], fill="#8b8b87", width=2)


def _block(pen, rng, x, *, top):
    """A block of flats with rows of windows, some lit."""
    pen.rectangle([x, top, x + 360, HORIZON], fill=rng.choice(WALLS))
    for wx in range(x + 24, x + 330, 56):
        for wy in range(top + 22, HORIZON - 40, 58):
            pen.rectangle([wx, wy, wx + 30, wy + 34], fill=rng.choice(["#5f7285", "#6b7f92", "#e6d9a8"]))


def _indoors(pen, rng):
    """A stairwell: a wall painted in two colours, a floor, the first steps."""
    pen.rectangle([0, 0, 960, 720], fill="#dcd8cc")
    pen.rectangle([0, 300, 960, 560], fill=rng.choice(["#8fa58f", "#8f9fb0", "#a59a8f"]))
    pen.rectangle([0, 560, 960, 720], fill="#8d8a84")
    for i in range(6):
        pen.rectangle([640 + i * 54, 560 - i * 58, 960, 620 - i * 58], fill=(130 + i * 9,) * 3)


def _spots(rng, count, *, top=440, bottom=660, left=120, right=820):
    """Places on the ground, the far ones first so that near things cover them."""
    return sorted(
        ((rng.randint(left, right), rng.randint(top, bottom)) for _ in range(count)), key=lambda p: p[1]
    )


def _litter(pen, rng):
    for x, y in _spots(rng, 46, left=250, right=720):
        size = rng.randint(14, 40)
        colour = rng.choice(["#2d2d33", "#d7d7d2", "#b24a3a", "#c9a24d", "#4d7a5a", "#e8e4da"])
        pen.ellipse([x, y, x + size, y + size * 0.7], fill=colour)


def _bins(pen, rng):
    _bin_row(pen)
    for x, y in _spots(rng, 26, top=395, bottom=600, left=230, right=720):
        pen.ellipse(
            [x, y, x + rng.randint(20, 46), y + 26], fill=rng.choice(["#2b2b30", "#dedad2", "#a8482f"])
        )


def _bin_row(pen, _rng=None):
    for i, colour in enumerate(("#2f6b3a", "#2f5f9b", "#6b6b6b", "#a8382f")):
        x = 220 + i * 132
        pen.rectangle([x, 410, x + 104, 580], fill=colour)
        pen.rectangle([x - 6, 394, x + 110, 416], fill="#3b3b3b")


def _boxes(pen, rng):
    for x, y in _spots(rng, 12, top=380, bottom=540, left=200, right=640):
        w, h = rng.randint(70, 150), rng.randint(56, 110)
        pen.rectangle(
            [x, y, x + w, y + h],
            fill=rng.choice(["#b58a57", "#a67c4b", "#8d8f92", "#77634a"]),
            outline="#5b4a35",
        )
        pen.line([(x, y + h // 2), (x + w, y + h // 2)], fill="#d8c49a", width=5)


def _path(pen, rng):
    pen.polygon([(380, 374), (560, 374), (820, 720), (120, 720)], fill="#c2b9a6")
    for x, y in _spots(rng, 9):
        pen.ellipse([x, y, x + 26, y + 14], fill="#5c4632")


def _clean_path(pen, _rng):
    pen.polygon([(380, 374), (560, 374), (820, 720), (120, 720)], fill="#cfc7b6")


def _car(pen, x, y, colour):
    pen.rounded_rectangle([x, y + 40, x + 230, y + 112], 22, fill=colour)
    pen.polygon([(x + 44, y + 44), (x + 76, y), (x + 164, y), (x + 196, y + 44)], fill=colour)
    pen.polygon([(x + 58, y + 42), (x + 84, y + 10), (x + 156, y + 10), (x + 180, y + 42)], fill="#34414d")
    for wheel in (x + 34, x + 152):
        pen.ellipse([wheel, y + 88, wheel + 46, y + 134], fill="#1f1f1f")


def _cars(pen, rng):
    _lane(pen)
    for i in range(3):
        _car(
            pen,
            60 + i * 280,
            400 + rng.randint(0, 80),
            rng.choice(["#b8bcc0", "#23303d", "#8f2c2c", "#e5e5e1", "#3d5d8a"]),
        )


def _lane(pen, _rng=None):
    for x in range(-200, 960, 90):
        pen.line([(x, 700), (x + 190, 400)], fill="#e0b93c", width=9)


def _wall(pen, rng):
    for _ in range(9):
        x, y = rng.randint(40, 520), rng.randint(70, 440)
        pen.ellipse(
            [x, y, x + rng.randint(60, 190), y + rng.randint(40, 130)],
            fill=rng.choice(["#b5ab90", "#c0b79e", "#a3987c"]),
        )
    for x, y in _spots(rng, 14, top=120, bottom=480, left=60, right=560):
        pen.rectangle([x, y, x + 44, y + 30], fill=rng.choice(["#e9e04f", "#f4f4f0", "#d55"]))


def _bare(pen, _rng):
    pen.line([(0, 300), (640, 300)], fill="#6f7d6f", width=5)


def _site(pen, rng):
    for x in range(0, 960, 120):
        pen.rectangle([x, 360, x + 112, 500], fill="#3f7fae")
    mast = rng.randint(500, 760)
    pen.line([(mast, 500), (mast, 30)], fill="#d8a520", width=12)
    pen.line([(mast - 330, 70), (mast + 130, 70)], fill="#d8a520", width=9)
    pen.line([(mast - 280, 70), (mast - 280, 220)], fill="#444", width=3)


def _stall(pen, rng):
    for i in range(3):
        x = 90 + i * 280 + rng.randint(-20, 20)
        pen.polygon(
            [(x - 20, 400), (x + 110, 330), (x + 240, 400)],
            fill=rng.choice(["#c2452f", "#2f7a4a", "#d09a2a"]),
        )
        pen.rectangle([x, 470, x + 220, 560], fill="#7d5a3a")
        for _ in range(18):
            fx, fy = x + rng.randint(6, 190), rng.randint(450, 476)
            pen.ellipse(
                [fx, fy, fx + 24, fy + 24], fill=rng.choice(["#d2452f", "#5f9a3a", "#e0b83c", "#7a3f7a"])
            )


def _bikes(pen, rng):
    for x, y in _spots(rng, 9, top=420, bottom=580, left=40, right=760):
        _bike(pen, x, y, rng.choice(["#b8352f", "#2f5fa0", "#3b3b3b", "#3a8a5a"]))


def _bike_row(pen, _rng):
    for i in range(6):
        _bike(pen, 60 + i * 145, 430, ("#3a8a5a", "#2f5fa0")[i % 2])


def _bike(pen, x, y, colour):
    for wheel in (x, x + 96):
        pen.ellipse([wheel, y + 50, wheel + 58, y + 108], outline="#1f1f1f", width=8)
    pen.line(
        [(x + 28, y + 78), (x + 62, y + 34), (x + 108, y + 34), (x + 124, y + 78)], fill=colour, width=12
    )
    pen.line([(x + 108, y + 34), (x + 112, y), (x + 90, y - 4)], fill="#333", width=7)


def _manhole(pen, _rng):
    pen.ellipse([330, 480, 630, 620], fill="#6e6e6a")
    pen.ellipse([354, 496, 606, 606], fill="#121212")


def _lid(pen, _rng):
    pen.ellipse([330, 480, 630, 620], fill="#5a5a58", outline="#3a3a3a", width=8)
    for x in range(380, 600, 34):
        pen.line([(x, 512), (x, 590)], fill="#44443f", width=6)


def _lamp(pen, rng):
    pen.rectangle([0, 0, *SIZE], fill=(13, 21, 48, 178))
    _mast(pen, rng.randint(300, 600), "#3a3f48")


def _lit(pen, rng):
    x = rng.randint(300, 600)
    pen.rectangle([0, 0, *SIZE], fill=(13, 21, 48, 150))
    pen.polygon([(x + 88, 120), (x + 132, 120), (x + 330, 700), (x - 120, 700)], fill=(255, 232, 150, 110))
    _mast(pen, x, "#ffe9a0")


def _mast(pen, x, head):
    pen.line([(x, 640), (x, 100), (x + 110, 92)], fill="#20242b", width=13)
    pen.ellipse([x + 84, 84, x + 140, 122], fill=head)


def _wires(pen, rng):
    for i in range(6):
        sag = rng.randint(260, 460)
        pen.line(
            [(-10, 120 + i * 16), (300, sag), (660, sag + rng.randint(-50, 60)), (970, 150 + i * 14)],
            fill="#1c1c1c",
            width=5,
        )


def _tidy_wires(pen, _rng):
    pen.line([(-10, 130), (970, 150)], fill="#1c1c1c", width=9)


def _road(pen, rng):
    for x, y in _spots(rng, 7):
        w = rng.randint(90, 220)
        pen.ellipse([x, y, x + w, y + w * 0.36], fill="#54504a", outline="#77736c", width=6)


def _mended_road(pen, _rng):
    pen.polygon([(290, 450), (700, 450), (800, 650), (170, 650)], fill="#4b4b4b")


def _water(pen, rng):
    for x, y in _spots(rng, 8, left=20, right=600):
        pen.ellipse([x, y, x + 330, y + 90], fill=rng.choice(["#5d6a63", "#6b7770", "#566058"]))
    pen.ellipse([430, 500, 560, 556], fill="#30342f")


def _tree(pen, rng):
    _trunk(pen)
    for x, y in _spots(rng, 40, top=470, bottom=600, left=230, right=800):
        pen.ellipse([x, y, x + 70, y + 46], fill=rng.choice(["#4a7038", "#5a8044", "#3d6030"]))
    pen.line([(250, 560), (820, 500)], fill="#5c4326", width=24)


def _trunk(pen, _rng=None):
    pen.rectangle([130, 170, 190, 560], fill="#65492c")
    for x, y in ((40, 60), (120, 20), (190, 80), (70, 130), (160, 140)):
        pen.ellipse([x, y, x + 170, y + 140], fill="#4f7a3c")


def _nothing(_pen, _rng):
    """The place as it is when nothing is the matter."""


TROUBLE = {
    "litter": _litter, "bins": _bins, "boxes": _boxes, "path": _path, "cars": _cars, "wall": _wall,
    "site": _site, "stall": _stall, "bikes": _bikes, "manhole": _manhole, "lamp": _lamp, "wires": _wires,
    "road": _road, "water": _water, "tree": _tree, "corridor": _boxes,
}  # fmt: skip
MENDED = {
    "litter": _nothing, "bins": _bin_row, "boxes": _nothing, "path": _clean_path, "cars": _lane, "wall": _bare,
    "site": _nothing, "stall": _nothing, "bikes": _bike_row, "manhole": _lid, "lamp": _lit, "wires": _tidy_wires,
    "road": _mended_road, "water": _nothing, "tree": _trunk, "corridor": _bare,
}  # fmt: skip
