"""The photos: packed as one stream with the hash of each at its end, unpacked into an empty folder."""

import hashlib
import io
import tarfile
from dataclasses import dataclass, field
from pathlib import Path

from django.conf import settings
from django.utils.translation import gettext as _

from common.errors import Refused
from files.enums import State

SUMS = "SHA256SUMS"
CHUNK = 1024 * 1024
# By the rows of the same moment as the dump: an upload that waits has its original, a redrawn one its renditions.
WANTED = """
select 'originals/' || left(f.uuid::text, 2) || '/' || f.uuid from files_file f where f.state = %s
union all select path from files_rendition order by 1
"""


class GoneMeanwhile(Exception):
    """A photo was redrawn between the look at the rows and the look at the disk: look again."""


@dataclass
class Packed:
    """What was packed."""

    files: int = 0
    bytes: int = 0
    gone: list = field(default_factory=list)
    sums: list = field(default_factory=list)


def wanted(line):
    """The paths that the rows speak of, uploads that wait first: they are gone as soon as they are redrawn."""
    return [path for (path,) in line.execute(WANTED, [State.WAITING]).fetchall()]


def pack(target, paths):
    """Write the files to the stream `target`; answer what was packed. Raises GoneMeanwhile for a waiting upload.

    A rendition goes only when nobody holds its file any more; it is named in `gone`.
    """
    packed, root = Packed(), Path(settings.MEDIA_ROOT)
    with tarfile.open(fileobj=target, mode="w|", format=tarfile.PAX_FORMAT) as tar:
        for path in paths:
            try:
                source = (root / path).open("rb")
            except FileNotFoundError:
                if path.startswith("originals/"):
                    raise GoneMeanwhile(path) from None
                packed.gone.append(path)
                continue
            with source:
                add(tar, path, source, packed)
        text = "".join(packed.sums).encode()
        member = tarfile.TarInfo(SUMS)
        member.size = len(text)
        tar.addfile(member, io.BytesIO(text))
    return packed


def add(tar, path, source, packed):
    content = source.read()  # one photo: twelve megabytes at most
    member = tarfile.TarInfo(path)
    member.size, member.mode = len(content), 0o640
    tar.addfile(member, io.BytesIO(content))
    packed.files, packed.bytes = packed.files + 1, packed.bytes + len(content)
    packed.sums.append(f"{hashlib.sha256(content).hexdigest()}  {path}\n")


def unpack(source):
    """Write the files of the stream under MEDIA_ROOT; answer {path: hash}. Raises Refused where a hash does not fit."""
    root, found, kept = Path(settings.MEDIA_ROOT), {}, {}
    with tarfile.open(fileobj=source, mode="r|") as tar:
        for member in tar:
            content = tar.extractfile(member).read()
            if member.name == SUMS:
                lines = content.decode().splitlines()
                kept = {path: digest for digest, path in (line.split("  ", 1) for line in lines)}
                continue
            target = inside(root, member.name)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)
            found[member.name] = hashlib.sha256(content).hexdigest()
    if kept != found:
        raise Refused(_("The photos are not those that were saved."))
    return found


def inside(root, name):
    """The path of a member, which may not lead out of the folder."""
    target = (root / name).resolve()
    if not target.is_relative_to(root.resolve()):
        raise Refused(_("The archive of photos names a path outside."))
    return target


def is_empty():
    """Whether no file lies under MEDIA_ROOT yet."""
    root = Path(settings.MEDIA_ROOT)
    return not any(path.is_file() for path in root.rglob("*")) if root.exists() else True
