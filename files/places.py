"""Where bytes lie under MEDIA_ROOT. Pure but for the setting."""

from pathlib import Path

from django.conf import settings

ORIGINALS = "originals"
RENDITIONS = "renditions"
DOCUMENTS = "documents"
SHEETS = "sheets"


def root():
    return Path(settings.MEDIA_ROOT)


def original_of(file_uuid):
    """The upload as it came: never served, gone once redrawn."""
    name = str(file_uuid)
    return root() / ORIGINALS / name[:2] / name


def document_of(document_uuid):
    """A spreadsheet, as it came or as it was made: never served by its path."""
    name = str(document_uuid)
    return root() / DOCUMENTS / name[:2] / name


def rendition_of(file_uuid, kind):
    """The path of a redrawn photo, relative to MEDIA_ROOT."""
    name = str(file_uuid)
    return f"{RENDITIONS}/{name[:2]}/{name}-{kind}.jpg"


def absolute(relative):
    return root() / relative


def sheet_of(uuid):
    """A paper of several pages, drawn to be fetched within days; it can be drawn again."""
    name = str(uuid)
    return root() / SHEETS / name[:2] / f"{name}.pdf"


def sheet_part_of(uuid, number):
    """One of the pieces a paper is joined of."""
    name = str(uuid)
    return root() / SHEETS / name[:2] / f"{name}.{number:04d}.pdf"
