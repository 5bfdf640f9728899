"""`{% qr address label %}`: a QR code drawn as SVG into the page, without a picture file and without script."""

import qrcode
from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

register = template.Library()

QUIET = 4  # empty modules around it; readers need them


def path_of(text: str) -> tuple[int, str]:
    """(modules of a side with the quiet border, SVG path) of the code that says `text`; M holds against a crease."""
    code = qrcode.QRCode(error_correction=qrcode.ERROR_CORRECT_M, border=0)
    code.add_data(text)
    code.make(fit=True)
    runs = [
        f"M{column + QUIET} {row + QUIET}h1v1h-1z"
        for row, line in enumerate(code.modules)
        for column, dark in enumerate(line)
        if dark
    ]
    return len(code.modules) + 2 * QUIET, "".join(runs)


@register.simple_tag
def qr(text: str, label: str) -> SafeString:
    """The code as inline SVG, named by `label` for those who do not see it."""
    side, path = path_of(text)
    return format_html(
        '<svg class="gw-qr" viewBox="0 0 {} {}" role="img" aria-label="{}" focusable="false">'
        '<path fill="#fff" d="M0 0h{}v{}h-{}z"/><path shape-rendering="crispEdges" d="{}"/></svg>',
        *(side, side, label, side, side, side, path),
    )
