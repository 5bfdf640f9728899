"""How a photo goes out: redrawn bytes only, and told to be nothing but a picture."""

from django.http import FileResponse, Http404

from files import places

HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Content-Security-Policy": "default-src 'none'; sandbox",
    "Cross-Origin-Resource-Policy": "same-origin",
    # A rendition never changes; who may see it does, so no shared cache keeps it.
    "Cache-Control": "private, max-age=86400",
}


def photo_response(rendition):
    """Serve one rendition to somebody the caller has found entitled to it; Http404 if its bytes are gone."""
    try:
        content = places.absolute(rendition.path).open("rb")
    except FileNotFoundError:
        raise Http404 from None
    name = places.absolute(rendition.path).name
    return FileResponse(content, content_type="image/jpeg", filename=name, headers=HEADERS)


def paper_response(path, name):
    """A PDF to somebody the caller has found entitled to it, to be kept by nobody on the way; Http404 if it is gone."""
    try:
        content = path.open("rb")
    except FileNotFoundError:
        raise Http404 from None
    headers = HEADERS | {"Cache-Control": "private, no-store"}
    return FileResponse(
        content, as_attachment=True, content_type="application/pdf", filename=name, headers=headers
    )
