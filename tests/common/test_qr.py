"""A QR code as a drawing: read back module by module, named, and with room around it."""

import re

import qrcode

from common.templatetags.qr import QUIET, path_of, qr


def dark_of(path):
    return {(int(x), int(y)) for x, y in re.findall(r"M(\d+) (\d+)h1v1h-1z", path)}


def test_the_drawing_is_the_code():
    address = "https://grid.example/q/ABCDEFGHJK7"
    code = qrcode.QRCode(error_correction=qrcode.ERROR_CORRECT_M, border=QUIET)
    code.add_data(address)
    matrix = code.get_matrix()

    side, path = path_of(address)

    assert side == len(matrix)
    assert dark_of(path) == {(x, y) for y, line in enumerate(matrix) for x, dark in enumerate(line) if dark}


def test_it_is_named_and_its_name_cannot_break_out():
    drawn = qr("x", '"><script>')

    assert 'role="img"' in drawn
    assert "<script>" not in drawn
