"""The process that decodes a stranger's photo. Run as a script by files.actions.redraw; knows nothing of Django.

It limits itself, opens the header, refuses what is too large or moves, draws the pixels onto a new canvas and writes
that as JPEG. Nothing of the source but its pixels goes on: no EXIF, no position, no profile, no comment, no trailing
bytes.

    python redraw_child.py SOURCE full=TARGET thumb=TARGET      → one line of JSON
"""

import json
import os
import resource
import struct
import sys
import warnings
from contextlib import contextmanager

from PIL import Image, ImageOps, UnidentifiedImageError

MEMORY_BYTES = 768 * 1024 * 1024
CPU_SECONDS = 10
OUTPUT_BYTES = 16 * 1024 * 1024
MAX_PIXELS = 40_000_000
MAX_SIDE = 12_000
FORMATS = ["JPEG", "PNG", "WEBP"]
SIDES = {"full": 1600, "thumb": 320}
QUALITY = 80


class Unfit(Exception):
    """The photo is refused; the argument is the word for why (files.enums.Refusal)."""


def limit_myself():
    # The soft limit ends the process with SIGXCPU, which the parent can tell from a kill by somebody else.
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS + 2))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
    resource.setrlimit(resource.RLIMIT_FSIZE, (OUTPUT_BYTES, OUTPUT_BYTES))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def redraw(source, outputs):
    """Draw `source` into `outputs` ({kind: path}) and answer the measures. Raises Unfit."""
    with open(source, "rb") as stream, decoding():
        image = opened(stream)
        width, height = image.size
        canvas = drawn(image)
    return {
        "width": width,
        "height": height,
        "renditions": {kind: write(canvas, SIDES[kind], path) for kind, path in outputs.items()},
    }


@contextmanager
def decoding():
    """What a decoder says of bytes it cannot read, told apart from trouble of the machine."""
    try:
        yield
    except MemoryError:
        raise Unfit("too_heavy") from None
    except Image.DecompressionBombError:
        raise Unfit("too_large") from None
    except UnidentifiedImageError:
        raise Unfit("not_a_photo") from None
    except OSError as error:
        # A decoder's own OSError carries no number; one with a number is the disk's.
        if error.errno is not None:
            raise
        raise Unfit("damaged") from None
    except (SyntaxError, ValueError, EOFError, IndexError, KeyError, TypeError, struct.error):
        raise Unfit("damaged") from None


def opened(stream):
    """The header only; what is too large or moves goes no further."""
    image = Image.open(stream, formats=FORMATS)
    if image.width * image.height > MAX_PIXELS or max(image.size) > MAX_SIDE:
        raise Unfit("too_large")
    # A phone's JPEG with a preview or a depth picture behind it (MPO) is one photo: its first.
    if image.format != "MPO" and getattr(image, "n_frames", 1) > 1:
        raise Unfit("moving")
    return image


def drawn(image):
    """The photo upright, 1600 pixels at most, on a new white canvas."""
    # draft has a JPEG decoded at a fraction of its size; shrinking first keeps every later copy small.
    image.draft("RGB", (SIDES["full"], SIDES["full"]))
    image.load()
    pixels = image if image.mode in {"L", "RGB", "RGBA"} else image.convert(plain_mode(image))
    pixels.thumbnail((SIDES["full"], SIDES["full"]))
    upright = turned(pixels).convert("RGBA")
    canvas = Image.new("RGB", upright.size, "white")
    canvas.paste(upright, mask=upright.getchannel("A"))
    return canvas


def plain_mode(image):
    return "RGBA" if image.mode in {"LA", "PA", "La", "RGBa"} or "transparency" in image.info else "RGB"


def turned(image):
    try:
        return ImageOps.exif_transpose(image)
    except Exception:
        # EXIF is whatever a stranger wrote into it; a photo with an unreadable one is shown as it lies.
        return image


def write(canvas, side, path):
    """Shrink to `side`, write beside `path`, sync, rename; answer width, height and size."""
    small = canvas.copy()
    small.thumbnail((side, side))
    part = f"{path}.{os.getpid()}.part"
    with open(part, "xb") as target:
        small.save(target, "JPEG", quality=QUALITY)
        target.flush()
        os.fsync(target.fileno())
    os.rename(part, path)
    return {"width": small.width, "height": small.height, "size": os.stat(path).st_size}


def main(source, *outputs):
    limit_myself()
    # Pillow warns above 89 million pixels and refuses above twice that; the limits here are lower.
    warnings.simplefilter("ignore", Image.DecompressionBombWarning)
    try:
        answer = redraw(source, dict(output.split("=", 1) for output in outputs))
    except Unfit as unfit:
        answer = {"refused": unfit.args[0]}
    sys.stdout.write(json.dumps(answer))


if __name__ == "__main__":
    main(*sys.argv[1:])
