"""Text on slides: made harmless and readable, and set as large as its box allows."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from textwrap import wrap

from pptx.dml.color import RGBColor
from pptx.enum.text import MSO_ANCHOR, MSO_AUTO_SIZE, PP_ALIGN
from pptx.util import Inches, Pt

from analysis.briefing.house.colours import contrast, luminance

_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
SIGN = 0.5  # mean width of a sign as a share of the type size, measured generously
HEADING_SIGN = 0.6  # a bold serif runs wider
_LINE = 1.22  # of the type size, from line to line
_POINTS = 72
_LEAST_CONTRAST = 4.5
_PAPER = "#FFFFFF"
_WIDE = re.compile(
    "[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\U0001f000-\U0001faff]"
)


@dataclass(frozen=True)
class Box:
    """A place on a slide, in inches from its top left."""

    left: float
    top: float
    width: float
    height: float

    @property
    def bottom(self) -> float:
        """Where it ends."""
        return self.top + self.height


@dataclass(frozen=True)
class Run:
    """A stretch of text in one look. link: an address of the web that it opens, or none."""

    text: str
    size: float
    colour: str
    font: str
    bold: bool = False
    italic: bool = False
    link: str = ""


def clean(text: object) -> str:
    """The text without the signs that no XML may hold; a tab is a space."""
    return _ILLEGAL.sub("", "" if text is None else str(text)).replace("\t", " ").replace("\r", "\n")


def width_of(text: str, size: float) -> float:
    """About how wide the longest line of a text is, in inches."""
    return max((_signs(line) for line in text.split("\n")), default=0) * size * SIGN / _POINTS


def _signs(line: str) -> int:
    return len(line) + len(_WIDE.findall(line))


def lines_of(text: str, width: float, size: float, sign: float = SIGN) -> list[str]:
    """The lines in which a text stands in a box so wide, in inches; sign: the mean width of one, of the type size."""
    signs = max(4, int(width * _POINTS / (size * sign)))
    signs = max(4, signs // 2) if len(_WIDE.findall(text)) > len(text) / 4 else signs
    return [line for part in text.split("\n") for line in (wrap(part, signs) or [""])]


def height_of(lines: int, size: float) -> float:
    """How high so many lines are, in inches."""
    return lines * size * _LINE / _POINTS


def fitted(text: str, box: Box, sizes: Sequence[float], sign: float = SIGN) -> tuple[float, str]:
    """The largest of the sizes in which the text keeps to its box; in the last one it is cut, and says so by "…"."""
    text = clean(text)
    for size in sizes:
        if height_of(len(lines_of(text, box.width, size, sign)), size) <= box.height + 1e-6:
            return size, text
    most = max(1, int((box.height + 1e-6) * _POINTS / (sizes[-1] * _LINE)))
    kept = lines_of(text, box.width, sizes[-1], sign)[:most]
    kept[-1] = kept[-1][: max(1, len(kept[-1]) - 2)].rstrip(" .,;") + " …"
    return sizes[-1], " ".join(kept)


def readable(colour: str, on: str = _PAPER) -> str:
    """The colour, made darker (or, on a dark ground, lighter) until text in it can be read: 4.5 to 1."""
    parts, towards = _parts(colour), 0 if luminance(on) > 0.18 else 255
    for _ in range(40):
        if contrast(_hex(parts), on) >= _LEAST_CONTRAST:
            break
        parts = [round(part + 0.1 * (towards - part) + (1 if towards else -1)) for part in parts]
        parts = [min(255, max(0, part)) for part in parts]
    return _hex(parts)


def tinted(colour: str, opacity: float) -> str:
    """The colour as it looks so pale on paper."""
    return _hex([round(255 + opacity * (part - 255)) for part in _parts(colour)])


def _parts(colour: str) -> list[int]:
    return [int(colour[at : at + 2], 16) for at in (1, 3, 5)]


def _hex(parts: Sequence[int]) -> str:
    return "#" + "".join(f"{part:02X}" for part in parts)


def rgb(colour: str) -> RGBColor:
    """A colour as python-pptx has it."""
    return RGBColor.from_string(colour.lstrip("#").upper())


def add_text(
    slide, box: Box, paragraphs: Sequence[Sequence[Run]], align: str = "left", anchor: str = "top", after: float = 0
):
    """A text box: a paragraph for each list of runs; it neither grows nor shrinks. The shape, for naming it."""
    shape = slide.shapes.add_textbox(*map(Inches, (box.left, box.top, max(box.width, 0.05), max(box.height, 0.05))))
    write(shape.text_frame, paragraphs, align, anchor, after)
    return shape


def write(frame, paragraphs: Sequence[Sequence[Run]], align: str = "left", anchor: str = "top", after: float = 0):
    """Write paragraphs into a text frame, in the place of what stands there; after: points below each."""
    frame.word_wrap, frame.auto_size = True, MSO_AUTO_SIZE.NONE
    frame.vertical_anchor = {"top": MSO_ANCHOR.TOP, "middle": MSO_ANCHOR.MIDDLE, "bottom": MSO_ANCHOR.BOTTOM}[anchor]
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    frame.clear()
    for place, runs in enumerate(paragraphs):
        paragraph = frame.paragraphs[0] if place == 0 else frame.add_paragraph()
        paragraph.alignment = {"left": PP_ALIGN.LEFT, "right": PP_ALIGN.RIGHT, "center": PP_ALIGN.CENTER}[align]
        paragraph.space_after = Pt(after)
        for run in runs:
            add_run(paragraph, run)
        if runs:
            _end(paragraph, runs[-1].size)


def _end(paragraph, size: float) -> None:
    """The type of the paragraph's end: without it an empty cell is as high as a heading."""
    end = paragraph._p.get_or_add_endParaRPr()
    end.set("sz", str(round(size * 100)))


def add_run(paragraph, run: Run) -> None:
    """Add a stretch of text to a paragraph; line breaks in it are kept."""
    for place, line in enumerate(clean(run.text).split("\n")):
        if place:
            paragraph.add_line_break()
        if not line:
            continue
        added = paragraph.add_run()
        added.text = line
        font = added.font
        font.size, font.name, font.bold, font.italic = Pt(run.size), run.font, run.bold, run.italic
        font.color.rgb = rgb(run.colour)
        if run.link.startswith(("https://", "http://")):
            added.hyperlink.address = run.link
