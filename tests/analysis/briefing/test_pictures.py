"""What comes from a browser: pictures are taken, everything else is refused before others could open it."""

import struct
import zlib

import pytest

from analysis.briefing.pictures import LARGEST_PNG, Font, picture_of
from analysis.errors import InputError

HEAD = b'<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="9" height="9">'
FONT = Font("Source Sans", "normal", "100 900", b"wOF2 and so on")


def png(width: int = 3200, height: int = 1800) -> bytes:
    """A grey picture of this size."""
    parts = {b"IHDR": struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)}
    parts |= {b"IDAT": zlib.compress(b"\0" * (width + 1) * height), b"IEND": b""}
    chunks = (
        struct.pack(">I", len(held)) + kind + held + struct.pack(">I", zlib.crc32(kind + held))
        for kind, held in parts.items()
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)


def svg(inside: str = "") -> bytes:
    return HEAD + inside.encode() + b"</svg>"


PNG = png()


def test_a_picture_is_taken_and_its_svg_carries_its_fonts():
    drawn = (
        '<g style="clip-path: url(\'#c\'); fill: url(&quot;#p&quot;)"><text data-unformatted="url(x) \\ y">1</text></g>'
    )
    picture = picture_of(PNG, svg(drawn), [FONT])
    assert picture.png == PNG
    assert b"@font-face{font-family:'Source Sans';font-weight:100 900" in picture.svg
    assert b"src:url(data:font/woff2;base64,d09GMiBhbmQgc28gb24=)" in picture.svg
    assert picture.svg.index(b"<style") < picture.svg.index(b"<g")


@pytest.mark.parametrize(
    "bad", [b"", b"GIF89a", PNG[:-1], PNG + b"<script>", png(3200, 1801), PNG[:-12] + b"\0" * LARGEST_PNG + PNG[-12:]]
)
def test_a_png_that_is_none_or_of_another_size_is_refused(bad):
    with pytest.raises(InputError, match="PNG"):
        picture_of(bad, svg())


@pytest.mark.parametrize(
    "inside",
    [
        "<script>alert(1)</script>",
        "<foreignObject><body/></foreignObject>",
        '<image href="http://example.org/a.png"/>',
        '<a href="http://example.org/"><text>1</text></a>',
        '<use xlink:href="http://example.org/#a"/>',
        '<use href="data:image/svg+xml,a"/>',
        '<g onclick="alert(1)"/>',
        '<g style="fill: url(http://example.org/a)"/>',
        "<g style=\"fill: url( '//example.org/a')\"/>",
        '<g style="fill: u\\72l(a)"/>',
        "<style>@import 'a.css';</style>",
        "<style>text{background:url(a.png)}</style>",
        "<animate attributeName='href'/>",
        '<iframe xmlns="http://www.w3.org/1999/xhtml"/>',
    ],
)
def test_an_svg_that_holds_more_than_a_drawing_is_refused(inside):
    with pytest.raises(InputError, match="The SVG holds"):
        picture_of(PNG, svg(inside))


@pytest.mark.parametrize(
    "bad",
    [
        b"",
        b"<svg>",
        b"<svg/>",
        b"<html/>",
        b'<!DOCTYPE svg [<!ENTITY a "b">]>' + svg("&a;"),
        b'<?xml-stylesheet href="a.css"?>' + svg(),
        svg("<!-- -->"),
        svg("\0"),
        svg("<g>" * 100_000 + "</g>" * 100_000),
        svg(" " * 3 * 2**20),
    ],
)
def test_what_is_no_svg_is_refused(bad):
    with pytest.raises(InputError, match="The SVG"):
        picture_of(PNG, bad)
