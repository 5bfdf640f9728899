"""Many pictures on few: what one looks at after `make shots` to see what stands out of line.

A tall page goes on in the next column, so that everything on it is seen.
"""

from pathlib import Path

from PIL import Image, ImageDraw

# width of the window: how many columns stand on a sheet, how wide and how tall each, in how many rows
SHAPES = {390: (5, 312, 800, 2), 1366: (2, 800, 640, 2)}
GAP, HEAD, GROUND, INK = 8, 16, "#8a929c", "#000"
QUALITY = 80
Strip = tuple[str, Image.Image]


def strips(name: str, picture: Path, width: int) -> list[Strip]:
    """A picture as columns with their captions."""
    _columns, wide, tall, _rows = SHAPES[width]
    with Image.open(picture) as whole:
        small = whole.convert("RGB").resize((wide, round(whole.height * wide / whole.width)), Image.BILINEAR)
    starts = range(0, max(small.height - tall // 8, 1), tall)
    return [
        (f"{name} {number}", small.crop((0, start, wide, min(start + tall, small.height))))
        for number, start in enumerate(starts, 1)
    ]


def sheet(found: list[Strip], width: int) -> Image.Image:
    """The strips side by side, in rows."""
    columns, wide, tall, rows = SHAPES[width]
    drawn = Image.new("RGB", (columns * (wide + GAP) + GAP, rows * (tall + HEAD + GAP) + GAP), GROUND)
    pen = ImageDraw.Draw(drawn)
    for place, (caption, part) in enumerate(found):
        across, down = GAP + place % columns * (wide + GAP), GAP + place // columns * (tall + HEAD + GAP)
        pen.text((across, down), caption, fill=INK)
        drawn.paste(part, (across, down + HEAD))
    return drawn


def write(pictures: dict[str, Path], width: int, look: str) -> list[Path]:
    """The sheets of one look in one width, beside the pictures. `pictures`: {page: its picture}."""
    found = [strip for name, picture in pictures.items() for strip in strips(name, picture, width)]
    columns, _wide, _tall, rows = SHAPES[width]
    most, written = columns * rows, []
    for number, start in enumerate(range(0, len(found), most), 1):
        target = next(iter(pictures.values())).parent / f"sheet-{look}-{width}-{number:02}.jpg"
        sheet(found[start : start + most], width).save(target, quality=QUALITY)
        written.append(target)
    return written
