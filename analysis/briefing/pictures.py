"""Pictures that a reader's browser drew, looked through before they go into a pack that others open.

What comes from a browser may be anything. A PNG is taken by its header and its size alone; an SVG where it holds no
more than Plotly draws: no script, no link, nothing that is fetched from elsewhere.
"""

import base64
import re
from collections.abc import Iterable
from dataclasses import dataclass

from lxml import etree

from analysis.briefing.briefing import Picture
from analysis.errors import InputError

LARGEST_PNG, LARGEST_SVG = 6 * 2**20, 3 * 2**20  # bytes
SIZE = 3200, 1800  # pixels
_PNG = b"\x89PNG\r\n\x1a\n"
_SVG = "{http://www.w3.org/2000/svg}"
_ELEMENTS = frozenset(
    "svg g defs clipPath path rect circle ellipse line polyline polygon text tspan style linearGradient radialGradient "
    "stop pattern use title desc".split()
)
_TEXT = ("data-", "aria-")  # attributes that hold words, which may say anything
_FETCHED = re.compile(r"url\((?!\s*[\"']?\s*#)|@import|expression\(|\\|javascript:", re.IGNORECASE)


@dataclass(frozen=True)
class Font:
    """A font as a picture embeds it: `woff2` is the file."""

    family: str
    style: str
    weight: str
    woff2: bytes


def picture_of(png: bytes, svg: bytes, fonts: Iterable[Font] = ()) -> Picture:
    """The picture, where it is one; the fonts are put into the SVG, which has none of its own.

    Raises
    ------
    InputError
        It is another kind of file, too large, or the SVG holds more than a drawing.
    """
    _check_png(png)
    drawing = _checked_svg(svg)
    faces = etree.Element(f"{_SVG}style")
    faces.text = "".join(map(_face, fonts))
    drawing.insert(0, faces)
    return Picture(png, etree.tostring(drawing, encoding="utf-8"))


def _check_png(png: bytes) -> None:
    if len(png) > LARGEST_PNG:
        raise InputError(f"The PNG has {len(png):,} bytes, more than {LARGEST_PNG:,}.")
    if png[:8] != _PNG or png[12:16] != b"IHDR" or png[-12:] != b"\0\0\0\0IEND\xaeB`\x82":
        raise InputError("The PNG is none.")
    size = int.from_bytes(png[16:20], "big"), int.from_bytes(png[20:24], "big")
    if size != SIZE:
        raise InputError(f"The PNG has {size[0]:,} × {size[1]:,} pixels, not {SIZE[0]:,} × {SIZE[1]:,}.")


def _checked_svg(svg: bytes) -> etree._Element:
    if len(svg) > LARGEST_SVG:
        raise InputError(f"The SVG has {len(svg):,} bytes, more than {LARGEST_SVG:,}.")
    if b"<!" in svg or b"<?" in svg:
        raise InputError("The SVG declares something of its own.")
    try:
        drawing = etree.fromstring(svg, etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False))
    except etree.XMLSyntaxError as error:
        raise InputError("The SVG cannot be read.") from error
    if drawing.tag != f"{_SVG}svg":
        raise InputError("The SVG is none.")
    for element in drawing.iter():
        _check_element(element)
    return drawing


def _check_element(element: etree._Element) -> None:
    kind = etree.QName(element)
    if f"{{{kind.namespace}}}" != _SVG or kind.localname not in _ELEMENTS:
        raise InputError(f"The SVG holds {kind.localname[:40]}, which is no drawing.")
    for name, value in element.attrib.items():
        local = etree.QName(name).localname.lower()
        if local.startswith(_TEXT):
            continue
        if local.startswith("on") or (local in ("href", "src") and not value.startswith("#")) or _FETCHED.search(value):
            raise InputError(f"The SVG holds {kind.localname} with {local[:40]}, which leads elsewhere.")
    if kind.localname == "style" and _FETCHED.search(element.text or ""):
        raise InputError("The SVG holds styles that lead elsewhere.")


def _face(font: Font) -> str:
    address = f"data:font/woff2;base64,{base64.b64encode(font.woff2).decode()}"
    return (
        f"@font-face{{font-family:'{font.family}';font-weight:{font.weight};font-style:{font.style};"
        f"src:url({address}) format('woff2');}}"
    )
