"""Pictures for a page: what the page says in type beside them is cut off, and they are made small enough to mail."""

from collections.abc import Iterator
from io import BytesIO
from itertools import groupby

import numpy as np
import plotly.graph_objects as go
from PIL import Image, ImageChops, UnidentifiedImageError

from analysis.briefing.exhibit import Exhibit
from analysis.briefing.house.house import House
from analysis.briefing.memo.blocks import Shown
from analysis.briefing.memo.words import plain
from analysis.charts.theme import EDGE, HEIGHT, WIDTH, print_figure

_WIDTH = 1600  # pixels: 245 to the inch across a page
_COLOURS, _WHITE = 256, 252
_LOGO = 1200  # pixels
# In the lines of the print figure, WIDTH x HEIGHT:
_UNDER_HEAD = 22  # what the print figure leaves between the words above a chart and the chart
_EARLY, _LATE = 24, 4  # how much sooner, and later, those words may end than there is room for
_BLANK = 5  # lines without ink that make an edge
_NEAR = 8  # how far the first sign of a heading may stand from the figure’s edge
_PALE = 12  # of 255: how far paper may differ from white


def shown_picture(exhibit: Exhibit, png: bytes) -> Shown | None:
    """The picture of a figure without the heading and counts at its top, which stand beside it; None of no picture.

    It is cut only where the cut runs through blank paper, so that no mark is ever lost.
    """
    try:
        picture = _on_paper(Image.open(BytesIO(png), formats=("PNG",)))
    except (UnidentifiedImageError, OSError, ValueError, Image.DecompressionBombError):
        return None
    picture = picture.crop((0, _end_of_head(exhibit, picture), picture.width, picture.height))
    picture = picture.reduce(max(1, picture.width // _WIDTH))
    return Shown(_written(picture), plain(exhibit.alt), picture.width / picture.height)


def shown_logo(house: House) -> Shown | None:
    """The logo of the house as a picture; None where there is none that can be read."""
    try:
        logo = Image.open(BytesIO(house.logo), formats=("PNG", "JPEG")).convert("RGBA")
    except (UnidentifiedImageError, OSError, ValueError, Image.DecompressionBombError):
        return None
    logo.thumbnail((_LOGO, _LOGO))
    content = BytesIO()
    logo.save(content, "PNG")
    named = plain(house.name)
    return Shown(content.getvalue(), f"Logo of {named}" if named else "Logo", logo.width / logo.height)


def _on_paper(picture: Image.Image) -> Image.Image:
    """The picture on white, where it is see-through."""
    if picture.mode != "RGBA" or picture.getchannel("A").getextrema()[0] == 255:
        return picture.convert("RGB")
    paper = Image.new("RGB", picture.size, "white")
    paper.paste(picture, mask=picture.getchannel("A"))
    return paper


def _written(picture: Image.Image) -> bytes:
    content = BytesIO()
    few = picture.quantize(_COLOURS, Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
    # The octree turns white into a white that is not the paper’s.
    few.putpalette([255 if level >= _WHITE else level for level in few.getpalette()])
    few.save(content, "PNG")
    return content.getvalue()


def _end_of_head(exhibit: Exhibit, picture: Image.Image) -> int:
    """Where the words above the chart end, in lines of pixels; 0 where that cannot be told for certain."""
    if exhibit.figure is None or abs(picture.width / picture.height - WIDTH / HEIGHT) > 0.01:
        return 0
    # By the finding or by the caption, whichever is shorter: at worst a line of small print stays.
    expected = min(_head(exhibit, heading) for heading in {exhibit.title, exhibit.heading})
    a_line, end = picture.height / HEIGHT, 0
    for first, last in _blank_bands(_is_inked(picture)):
        if expected - _EARLY <= first / a_line <= expected + _LATE and last - first >= _BLANK * a_line:
            end = (first + last) // 2
    return end if end and _is_head(picture.crop((0, 0, picture.width, end))) else 0


def _head(exhibit: Exhibit, heading: str) -> float:
    """Where the print figure makes room for words above the chart to end, in its own lines."""
    return print_figure(go.Figure(), heading, exhibit.counts, "").layout.margin.t - _UNDER_HEAD


def _is_head(band: Image.Image) -> bool:
    """Whether a band of the picture is what stands above a print figure: words that begin at its edge."""
    box = ImageChops.invert(band.convert("L")).point(lambda level: 255 if level > _PALE else 0).getbbox()
    return box is not None and abs(box[0] * WIDTH / band.width - EDGE) < _NEAR


def _is_inked(picture: Image.Image) -> list[bool]:
    """Of each line of pixels whether anything is drawn on it."""
    return (np.asarray(picture.convert("L")).min(axis=1) < 255 - _PALE).tolist()


def _blank_bands(inked: list[bool]) -> Iterator[tuple[int, int]]:
    """The bands of lines without ink, from the top: of each its first line, and the one after its last."""
    at = 0
    for is_inked, lines in groupby(inked):
        end = at + len(list(lines))
        if not is_inked:
            yield at, end
        at = end
