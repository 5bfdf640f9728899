from files.models.document import Document
from files.models.file import File
from files.models.rendition import Rendition

__all__ = ["Document", "File", "Rendition"]
