"""The process that draws paper: HTML into PDF, or several PDFs into one. Run as a script by files.actions.paper.

It limits itself, and fetches nothing: the only pictures are the codes it draws from the texts it was given, and those
that were redrawn here before and are named in the job.

    python paper_child.py      a job as JSON on stdin, {"pages": n} on stdout
    {"html": …, "css": …, "codes": {name: text}, "pictures": {name: path}, "target": path}
    or {"parts": [path, …], "target": path}
"""

import io
import json
import os
import resource
import sys

import qrcode
from pypdf import PdfWriter
from weasyprint import CSS, HTML
from weasyprint.urls import URLFetcher, URLFetcherResponse

MEMORY_BYTES = 2 * 1024 * 1024 * 1024
CPU_SECONDS = 60
OUTPUT_BYTES = 256 * 1024 * 1024
BOX, BORDER = 8, 4  # frontend.md 1.9: readers need the border, a printer the box


class OwnPictures(URLFetcher):
    """Answers `code:NAME` with the picture of its text, `picture:NAME` with that of the job; whatever else a page names
    ends the drawing."""

    def __init__(self, codes, pictures):
        super().__init__(allowed_protocols=(), allow_redirects=False, fail_on_errors=True)
        self.codes, self.pictures = codes, pictures

    def fetch(self, url, headers=None):
        kind, _colon, name = url.partition(":")
        if kind == "code" and name in self.codes:
            return URLFetcherResponse(url, picture_of(self.codes[name]), {"Content-Type": "image/png"})
        if kind == "picture" and name in self.pictures:
            with open(self.pictures[name], "rb") as stream:
                return URLFetcherResponse(url, stream.read(), {"Content-Type": "image/jpeg"})
        raise ValueError("paper fetches nothing")


def limit_myself():
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS + 2))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
    resource.setrlimit(resource.RLIMIT_FSIZE, (OUTPUT_BYTES, OUTPUT_BYTES))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def picture_of(text):
    """The code that says `text`, one bit a pixel; Q holds where a quarter of it is scratched off."""
    code = qrcode.QRCode(error_correction=qrcode.ERROR_CORRECT_Q, box_size=BOX, border=BORDER)
    code.add_data(text)
    code.make(fit=True)
    stream = io.BytesIO()
    code.make_image().save(stream)
    return stream.getvalue()


def draw(html, css, codes, pictures, target):
    """Pages drawn of HTML. The sheet of styles is ours and names nothing either."""
    fetcher = OwnPictures(codes, pictures)
    style = CSS(string=css, url_fetcher=fetcher)
    document = HTML(string=html, url_fetcher=fetcher).render(stylesheets=[style])
    keep(target, document.write_pdf)
    return len(document.pages)


def join(parts, target):
    writer = PdfWriter()
    for part in parts:
        writer.append(part)
    keep(target, writer.write)
    return len(writer.pages)


def keep(target, write):
    """Write beside `target`, sync, rename: a half sheet is never found under its name."""
    part = f"{target}.{os.getpid()}.part"
    with open(part, "xb") as stream:
        write(stream)
        stream.flush()
        os.fsync(stream.fileno())
    os.rename(part, target)


def main():
    limit_myself()
    job = json.load(sys.stdin)
    sys.stdout.write(json.dumps({"pages": (join if "parts" in job else draw)(**job)}))


if __name__ == "__main__":
    main()
