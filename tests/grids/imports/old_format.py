"""A list in the old format of Excel, saved once by a program for it and kept here packed."""

import base64
import struct
import zlib

PACKED = (
    "eNrtWE1IVFEU/u6bGWfG5s9JAw1sELIyB22skMDGhHQRipVRSVBOM0SYowy1sKAscxkErYo2gi3aTAXRf1E7qcDIRRAETuGq"
    "VVDQQud1znlvZLQCB0oy3ve45957zj3nnnfP/XvvzUTJ1OidigwWYDtsyOpuFOXxFCV3rhIAyXWdi7ncRUm3sKzgdlEgixx4"
    "7H3t5BhyvDPQcNv+gijwkdIhDKCjP5kILSFaxIcexT40EVW4ThwfysWroNCjQlcKvSUtnwhtFs4loU3Udkp1YyLaUdNozuID"
    "WpXIfGC790XnvXA2oQzjPIvPXVZGWwd2pI73nFhmgkq7B2OggLYlkokU1/24gWJgkBDu6wvH41MopWCP4ZseAr7mVvXzkMVf"
    "Wr4C8b/P5zt/w3dREBfyr2h2YAj6EVkkI/AgbGeJprxd+/bOoJWngSSSTx70dlG2K7btGGXTiTWcPeoYSNhId3O6PXJqBS2C"
    "hsZ6AxHa0SP1kS11W+sainnzl80iMG+z8Moi8hCNwy/lEllKAfJ25uaXt+2xzuhh4QzJAWEcI2vZa+g4zxqk7BOJTShLakRj"
    "o9ALYnW1lCuEltI8p7y6s8wstA5Lm4siraZ+GgST0XV55fVUHvm8+0HlyKfoBiqn2zKnS9PvoqOoomMtTvr8DKNW1aprVxkP"
    "o7lcmVvOB6HlP20/Li1g+q6bZ6Ufs7zgCCVCjRqPjpqraeZYGTUb1WymLfULW0ps8ejYaLyU2KLWnd133S1PyT9FtoJ4+Yqt"
    "+sQeW9IWWHpGb66ZXrFVI2KOuRprc1zPalxjn86QcFr6V6JJlwMtiHtSbM67HhTDggULFixYsGDBwj8PJddQ4+rNV0uHea13"
    "mv91Zillrd8k/y32oJ+ek/RRuRNJylMYLGj+rIJD5WypRerk/hcy9lPvKfQiJn70Fjx/6bNM5b/PohUDf24JFdp/thA//3L/"
    "PwBptuAK"
)
NUMBER = b"\x03\x02\x0e\x00"  # a record of a cell with a number: its row and column follow


def xls():
    """Two rows below the headings: a merged name, a phone as a number, days as a day and as text, 3 and 3.5."""
    return zlib.decompress(base64.b64decode(PACKED))


def far_cell():
    """The same with its first number at the last row and column: a reader that lays the sheet out dies of it."""
    content = bytearray(xls())
    struct.pack_into("<HH", content, content.find(NUMBER) + len(NUMBER), 65_535, 255)
    return bytes(content)
