"""Whether words and marks in a colour can be seen on white paper."""

import re

WORDS, MARKS = 4.5, 3.0  # to 1 against the paper, as WCAG 2.2 asks of text and of what is drawn
PAPER = "#FFFFFF"
_DARK = "#1F2328"  # type on a pale ground
_COLOUR = re.compile(r"#[0-9A-Fa-f]{6}")


def is_colour(text: object) -> bool:
    """Whether a text is a colour as `#RRGGBB`."""
    return isinstance(text, str) and bool(_COLOUR.fullmatch(text))


def contrast(colour: str, paper: str = PAPER) -> float:
    """How much two colours stand out from each other: 1 (not at all) to 21.

    Source: the contrast ratio of the Web Content Accessibility Guidelines 2.2, W3C 2023.
    """
    lighter, darker = sorted((luminance(colour), luminance(paper)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def readable(colour: str, least: float) -> str:
    """The colour, as much darker as it takes to stand out from white by so much to 1."""
    parts = _parts(colour)
    for share in range(100, -1, -2):
        darker = "#" + "".join(f"{part * share // 100:02X}" for part in parts)
        if contrast(darker) >= least:
            return darker
    return "#000000"


def ink_on(ground: str) -> str:
    """The colour of type that reads on a ground (`#RRGGBB`): dark, or white."""
    return _DARK if contrast(_DARK, ground) > contrast(PAPER, ground) else PAPER


def luminance(colour: str) -> float:
    """How light a colour is, 0 (black) to 1 (white), as the guidelines count it."""
    linear = [part / 3294.6 if part <= 10 else ((part / 255 + 0.055) / 1.055) ** 2.4 for part in _parts(colour)]
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def _parts(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)
