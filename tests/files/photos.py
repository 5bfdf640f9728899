"""Photos and what pretends to be one, made by code."""

import io
import struct
import zlib

from PIL import Image, PngImagePlugin

MARKERS = [b"EXIF-SECRET", b"GPSMARK", b"XMP-SECRET", b"ICC-SECRET", b"COM-SECRET", b"<script>"]
RED = (200, 30, 30)


def encoded(image, kind="JPEG", **options):
    out = io.BytesIO()
    image.save(out, kind, **options)
    return out.getvalue()


def photo(size=(800, 600), kind="JPEG", **options):
    """A plain photo with some structure in it."""
    image = Image.new("RGB", size, RED)
    image.paste((20, 90, 200), (0, 0, size[0] // 2, size[1] // 2))
    return encoded(image, kind, **options)


def telling_photo():
    """A JPEG that carries EXIF with a position, XMP, a colour profile, a comment, and HTML behind its end."""
    exif = Image.Exif()
    exif[0x010E] = "EXIF-SECRET"
    exif[0x0112] = 6  # lies on its side
    exif.get_ifd(0x8825).update({1: "N", 2: (34.0, 48.0, 11.0), 3: "E", 4: (113.0, 17.0, 9.0), 29: "GPSMARK"})
    options = {"exif": exif.tobytes(), "comment": b"COM-SECRET", "icc_profile": b"ICC-SECRET" * 20}
    options["xmp"] = b"<x:xmpmeta>XMP-SECRET</x:xmpmeta>"
    return photo(**options) + b"<html><script>alert(1)</script></html>"


def telling_png():
    """A PNG with a text chunk, EXIF and bytes behind its end."""
    text = PngImagePlugin.PngInfo()
    text.add_itxt("XML:com.adobe.xmp", "XMP-SECRET")
    text.add_text("Comment", "COM-SECRET")
    exif = Image.Exif()
    exif[0x010E] = "EXIF-SECRET"
    icc = b"ICC-SECRET" * 20
    return photo(kind="PNG", pnginfo=text, exif=exif, icc_profile=icc) + b"<script>alert(1)</script>"


def png(width, height, *, bits=1, colour=0, rows=None):
    """A PNG of any size from zeros, row by row, without holding its pixels."""
    line = b"\0" * (1 + (width * bits * (3 if colour == 2 else 1) + 7) // 8)
    packer, data = zlib.compressobj(9), []
    for _ in range(height if rows is None else rows):
        data.append(packer.compress(line))
    data.append(packer.flush())
    header = struct.pack(">IIBBBBB", width, height, bits, colour, 0, 0, 0)
    chunks = (b"IHDR", header), (b"IDAT", b"".join(data)), (b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(*chunk) for chunk in chunks)


def _chunk(kind, data):
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def wide_jpeg():
    """A JPEG whose header says 65,000 × 1."""
    data = bytearray(photo((64, 8)))
    start = data.index(b"\xff\xc0")
    data[start + 5 : start + 9] = struct.pack(">HH", 1, 65_000)
    return bytes(data)


def moving(kind):
    frames = [Image.new("RGB", (64, 64), (n, 0, 0)) for n in (0, 120, 250)]
    return encoded(frames[0], kind, save_all=True, append_images=frames[1:])


def two_in_one():
    """A phone's MPO: a photo with a second picture behind it."""
    frames = [Image.new("RGB", (640, 480), RED), Image.new("RGB", (640, 480), "white")]
    return encoded(frames[0], "MPO", save_all=True, append_images=frames[1:])


SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
HTML = b"<!doctype html><script>alert(1)</script>"
GIF_AND_SCRIPT = b"GIF89a/*" + b"\0" * 20 + b"*/=1;alert(1)"
# What begins like a JPEG and goes on as something else.
JPEG_AND_HTML = b"\xff\xd8\xff\xe0<html><script>alert(1)</script></html>"
JPEG_AND_ZIP = b"\xff\xd8\xff\xe0" + b"\0" * 16 + b"PK\x03\x04<script>"
