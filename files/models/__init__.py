from files.models.file import File
from files.models.rendition import Rendition

__all__ = ["File", "Rendition"]
