"""Colours and whether they can be read: WCAG 2.2, 1.4.3 (pure). A colour is `#rrggbb`."""

import re

COLOUR = re.compile(r"#[0-9a-f]{6}", re.ASCII)
READABLE = 4.5  # AA for text of ordinary size
WHITE, BLACK = "#ffffff", "#000000"
DARKER, TINTED = 0.28, 0.91
LINEAR_BELOW = 0.04045


def parts(colour):
    """(red, green, blue), 0 to 255."""
    return tuple(int(colour[at : at + 2], 16) for at in (1, 3, 5))


def luminance(colour):
    """How bright a colour is, 0 to 1, as WCAG reckons it."""
    shares = [part / 255 for part in parts(colour)]
    red, green, blue = (
        share / 12.92 if share <= LINEAR_BELOW else ((share + 0.055) / 1.055) ** 2.4 for share in shares
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one, other):
    """The contrast of two colours, 1 to 21."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def mixed(colour, other, share):
    """A colour with so much of another in it."""
    pairs = zip(parts(colour), parts(other), strict=True)
    return "#" + "".join(f"{round(mine * (1 - share) + theirs * share):02x}" for mine, theirs in pairs)


def darker(colour):
    """For the bar on top and for what the mouse is over."""
    return mixed(colour, BLACK, DARKER)


def tint(colour):
    """A ground that letters of the colour are read on."""
    return mixed(colour, WHITE, TINTED)


def weakest(colour):
    """The lowest contrast the colour is used at: letters on its tint, which is darker than white."""
    return min(contrast(colour, WHITE), contrast(colour, tint(colour)))
