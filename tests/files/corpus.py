"""What strangers upload (reliability.md 2.1), all of it made by code: {name: bytes}, and how each must end.

DOOR: refused while it is sent. WORKER: taken, and refused by the process that decodes it. SHOWN: redrawn. EITHER: a
damaged file, of which one decoder makes a picture and another none; whatever comes of it is ours alone.
"""

import random
import struct
import zlib
from dataclasses import dataclass

from PIL import Image, features

from tests.files import photos

DOOR, WORKER, SHOWN, EITHER = "refused at the door", "refused by the worker", "redrawn", "refused or redrawn"
KINDS = ("JPEG", "PNG", "WEBP")
SCRIPT = b"<script>alert('MARK-7Q')</script>"
MARKERS = [
    *photos.MARKERS,
    b"MARK-7Q",
    b"<script",
    b"Exif\0\0",
    b"ICC_PROFILE",
    b"ns.adobe.com",
    b"PK\x03\x04",
    b"%PDF",
]
MEGABYTE = 2**20


@dataclass(frozen=True)
class Upload:
    """One file, as it is sent."""

    title: str
    data: bytes
    end: str
    name: str = "photo.jpg"

    def __str__(self):
        return self.title


def everything():
    """The light ones, for every run."""
    return [
        *cut_off(),
        *flipped(),
        *other_kinds(),
        *two_things_in_one(),
        *telling(),
        *named(),
        *sized(),
        *moving(),
    ]


def heavy():
    """What takes a processor or a lot of bytes."""
    yield Upload("PNG 9,000²", photos.png(9000, 9000), WORKER)
    yield Upload("PNG 13,000²", photos.png(13_000, 13_000, bits=8, colour=2), WORKER)
    yield Upload("PNG 14,000²", photos.png(14_000, 14_000), WORKER)
    yield Upload("PNG 30,000², two rows of it", photos.png(30_000, 30_000, rows=2), WORKER)
    yield Upload("PNG 8,000 × 5,000", photos.png(8000, 5000, bits=8, colour=2), SHOWN)
    yield Upload("WebP of 500 pictures", frames("WEBP", 500), WORKER, "moving.webp")
    yield Upload("GIF of 500 pictures", frames("GIF", 500), DOOR, "moving.gif")
    yield Upload("12 MB of nothing", b"\xff\xd8\xff\xe0".ljust(12 * MEGABYTE, b"\0"), WORKER)
    yield Upload("12 MB behind a photo", photos.photo().ljust(12 * MEGABYTE, b"\0"), SHOWN)


def frames(kind, count):
    pictures = [Image.new("RGB", (64, 64), (n % 256, n // 2 % 256, 7)) for n in range(count)]
    return photos.encoded(pictures[0], kind, save_all=True, append_images=pictures[1:])


def cut_off():
    for kind in KINDS:
        whole = photos.photo((400, 300), kind)
        for share in (0.02, 0.3, 0.7, 0.99):
            data = whole[: max(12, int(len(whole) * share))]
            yield Upload(f"{kind} cut off at {share:.0%}", data, EITHER if share > 0.9 else WORKER)


def flipped():
    """Sixty signs changed anywhere behind the first twelve; the same ones every time."""
    for kind in KINDS:
        for number in range(5):
            dice, data = random.Random(f"{kind}{number}"), bytearray(photos.photo((200, 150), kind))
            for place in dice.sample(range(12, len(data)), 60):
                data[place] = dice.randrange(256)
            yield Upload(f"{kind} damaged, {number}", bytes(data), EITHER)


def other_kinds():
    """Formats that Pillow knows too well, and some that it does not."""
    small = Image.new("RGB", (40, 30), photos.RED)
    known = [
        "GIF",
        "TIFF",
        "BMP",
        "ICO",
        "PPM",
        "PCX",
        "TGA",
        "SGI",
        "DDS",
        "EPS",
        "PDF",
        "ICNS",
        "SPIDER",
    ]
    known += [
        kind
        for kind in ("AVIF", "JPEG2000")
        if features.check({"AVIF": "avif", "JPEG2000": "jpg_2000"}[kind])
    ]
    for kind in known:
        image = (
            small.convert("F") if kind == "SPIDER" else small.resize((16, 16)) if kind == "ICNS" else small
        )
        yield Upload(kind, photos.encoded(image, kind), DOOR, f"a.{kind.lower()}")
    yield from (Upload(title, data, DOOR, title) for title, data in by_hand().items())


def by_hand():
    return {
        "a.fits": b"SIMPLE  =                    T".ljust(2880),
        "a.psd": b"8BPS\0\1" + b"\0" * 40,
        "a.svg": photos.SVG,
        "bom.svg": b"\xef\xbb\xbf" + photos.SVG,
        "a.svgz": zlib.compress(photos.SVG),
        "a.heic": b"\0\0\0\x18ftypheic" + b"\0" * 40,
        "a.html": photos.HTML,
        "a.xml": b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>',
        "a.js": b"alert(1)",
        "a.php": b"<?php system($_GET[0]);",
        "a.sh": b"#!/bin/sh\nid\n",
        "a.exe": b"MZ" + b"\0" * 60,
        "a.elf": b"\x7fELF" + b"\0" * 60,
        "a.zip": b"PK\x03\x04" + b"\0" * 60,
        "a.gz": b"\x1f\x8b\x08" + b"\0" * 60,
        "a.wmf": b"\xd7\xcd\xc6\x9a" + b"\0" * 60,
        "a.xlsx": b"PK\x03\x04xl/" + b"\0" * 60,
        "a.wav": b"RIFF\x24\0\0\0WAVEfmt ",
        "a.mp4": b"\0\0\0\x18ftypmp42" + b"\0" * 40,
        "a.pkl": b"cos\nsystem\n(S'id'\ntR.",
        "short": b"\xff\xd8",
        "zeros": b"\0" * 4096,
    }


def two_things_in_one():
    """Begins like a photo and is something else as well."""
    yield Upload("GIF and script", photos.GIF_AND_SCRIPT, DOOR, "a.gif")
    yield Upload("JPEG head and HTML", photos.JPEG_AND_HTML, WORKER)
    yield Upload("JPEG head and ZIP", photos.JPEG_AND_ZIP, WORKER)
    yield Upload("WebP head and junk", b"RIFF\x10\0\0\0WEBPVP8 junk", WORKER)
    yield Upload("PNG head and junk", b"\x89PNG\r\n\x1a\n" + SCRIPT * 9, WORKER)
    for kind in KINDS:
        for title, more in (("HTML", SCRIPT), ("ZIP", b"PK\x03\x04" + SCRIPT), ("PDF", b"%PDF-1.7" + SCRIPT)):
            yield Upload(f"{kind} and {title} behind it", photos.photo((80, 60), kind) + more, SHOWN)
    yield Upload("PNG with wrong check sums", photos.photo((80, 60), "PNG").replace(b"IDAT", b"IDAX"), WORKER)
    yield Upload("65,000 × 1 JPEG", photos.wide_jpeg(), WORKER)
    yield Upload("12,001 × 1 PNG", photos.png(12_001, 1), WORKER)
    yield Upload("0 × 0 PNG", png_of_size(0, 0), WORKER)
    yield Upload("4,294,967,295² PNG", png_of_size(2**32 - 1, 2**32 - 1), WORKER)


def png_of_size(width, height):
    whole = bytearray(photos.png(8, 8))
    whole[16:24] = struct.pack(">II", width, height)
    whole[29:33] = struct.pack(">I", zlib.crc32(bytes(whole[12:29])))
    return bytes(whole)


def telling():
    yield Upload("JPEG that tells everything", photos.telling_photo(), SHOWN)
    yield Upload("PNG that tells everything", photos.telling_png(), SHOWN)
    exif = Image.Exif()
    exif[0x010E] = "EXIF-SECRET"
    about = {"exif": exif.tobytes(), "icc_profile": b"ICC-SECRET" * 20, "xmp": b"<x>XMP-SECRET</x>"}
    yield Upload("WebP that tells everything", photos.photo((80, 60), "WEBP", **about), SHOWN, "a.webp")
    yield Upload("two photos in one", photos.two_in_one(), SHOWN)
    yield Upload("EXIF of junk", with_segment(b"\xff\xe1", b"Exif\0\0" + b"\xff" * 200 + b"MARK-7Q"), SHOWN)
    yield Upload("a comment of 60 KB", with_segment(b"\xff\xfe", SCRIPT * 1800), SHOWN)
    for mode in ("1", "L", "LA", "P", "RGBA", "I;16"):
        yield Upload(f"PNG of {mode}", photos.encoded(Image.new(mode, (40, 40)), "PNG"), SHOWN, "a.png")
    for mode in ("L", "CMYK"):
        yield Upload(f"JPEG of {mode}", photos.encoded(Image.new(mode, (40, 40))), SHOWN)


def with_segment(marker, data):
    """A JPEG with one more segment at its beginning."""
    whole = photos.photo((80, 60))
    return whole[:2] + marker + struct.pack(">H", len(data) + 2) + data + whole[2:]


# What names no file: the framework leaves it out of the form, or refuses a head of five thousand signs.
NO_NAMES = ("..", ".", "a" * 5000 + ".jpg")
NAMES = (
    *(
        "../../../etc/passwd.jpg",
        "..\\..\\boot.ini",
        "/etc/cron.d/x.jpg",
        "C:\\x.jpg",
        "a/b/c.jpg",
        ".htaccess",
    ),
    *(
        "x.php.jpg",
        "x.jpg.php",
        "x.svg",
        "CON.jpg",
        "%2e%2e%2fx.jpg",
        "~root.jpg",
        "-rf.jpg",
        "$(id).jpg",
        "x;id.jpg",
    ),
    *(
        "x\x00.jpg",
        "\u202egpj.exe",
        "a\u200bb.jpg",
        "路灯㐀𠮷.jpg",
        "\U0001f600.jpg",
        "<script>alert(1)</script>.jpg",
    ),
    *("a\r\nSet-Cookie: x=1.jpg", '"onerror="x.jpg', "a" * 5000 + ".jpg", " ", "..", "."),
)


def named():
    small = photos.photo((40, 30))
    for name in NAMES:
        yield Upload(f"named {ascii(name)[:40]}", small, DOOR if name in NO_NAMES else SHOWN, name)


def sized():
    yield Upload("0 bytes", b"", DOOR)
    yield Upload("12 MB and one byte", b"\xff\xd8\xff\xe0".ljust(12 * MEGABYTE + 1, b"\0"), DOOR)


def moving():
    yield Upload("moving PNG", photos.moving("PNG"), WORKER)
    yield Upload("moving WebP", photos.moving("WEBP"), WORKER)
    yield Upload("moving GIF", frames("GIF", 3), DOOR)
