"""A table of PowerPoint’s own, written in one go: cell by cell, python-pptx takes seconds."""

from collections.abc import Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

from pptx.util import Inches

from analysis.briefing.slides.chart_xml import fill, parsed
from analysis.briefing.slides.text import Box, clean

_PLAIN_STYLE = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"  # no style, no grid
_ALIGN = {"left": "l", "right": "r", "center": "ctr"}
_HAIR, _PAPER = "#D8D5CC", "#FFFFFF"
_EMU = 914400


@dataclass(frozen=True)
class Cell:
    """One cell: its text and look. ground: its fill, or none. span: how many columns it takes.

    edge: "under" for a hair line below it, "around" for lines of paper, which keep filled cells apart, or none.
    """

    text: str
    size: float
    colour: str
    font: str
    bold: bool = False
    align: str = "left"
    ground: str = ""
    span: int = 1
    edge: str = ""
    beside: float = 0.08
    above: float = 0.04


def add_cells(slide, rows: Sequence[Sequence[Cell]], widths: Sequence[float], heights: Sequence[float], box: Box):
    """Add a table whose first row is its headings at the top left of a box; the graphic frame.

    widths, heights: of columns and rows, in inches. A cell that spans several columns stands for all of them.
    """
    place = map(Inches, (box.left, box.top, sum(widths), sum(heights)))
    frame = slide.shapes.add_table(1, 1, *place)
    table = frame._element.graphic.graphicData.tbl
    columns = "".join(f'<a:gridCol w="{round(width * _EMU)}"/>' for width in widths)
    drawn = "".join(
        f'<a:tr h="{round(height * _EMU)}">{"".join(map(_cell, row))}</a:tr>'
        for row, height in zip(rows, heights, strict=True)
    )
    made = parsed(
        f'<a:tbl><a:tblPr firstRow="1"><a:tableStyleId>{_PLAIN_STYLE}</a:tableStyleId></a:tblPr>'
        f"<a:tblGrid>{columns}</a:tblGrid>{drawn}</a:tbl>"
    )
    table.getparent().replace(table, made)
    return frame


def _cell(cell: Cell) -> str:
    spans = f' gridSpan="{cell.span}"' if cell.span > 1 else ""
    size = round(cell.size * 100)
    look = f'lang="en-GB" sz="{size}" b="{int(cell.bold)}"'
    font = f"{fill(cell.colour)}<a:latin typeface={quoteattr(clean(cell.font))}/>"
    runs = "<a:br/>".join(
        f"<a:r><a:rPr {look}>{font}</a:rPr><a:t>{escape(line)}</a:t></a:r>" if line else ""
        for line in clean(cell.text).split("\n")
    )
    paragraph = f'<a:p><a:pPr algn="{_ALIGN[cell.align]}"/>{runs}<a:endParaRPr lang="en-GB" sz="{size}"/></a:p>'
    own = f"<a:tc{spans}><a:txBody><a:bodyPr/><a:lstStyle/>{paragraph}</a:txBody>{_properties(cell)}</a:tc>"
    empty = f'<a:p><a:endParaRPr lang="en-GB" sz="{size}"/></a:p>'
    hidden = f'<a:tc hMerge="1"><a:txBody><a:bodyPr/><a:lstStyle/>{empty}</a:txBody><a:tcPr/></a:tc>'
    return own + hidden * (cell.span - 1)


def _properties(cell: Cell) -> str:
    beside, above = round(cell.beside * _EMU), round(cell.above * _EMU)
    margins = f'marL="{beside}" marR="{beside}" marT="{above}" marB="{above}" anchor="ctr"'
    around = "".join(_edge(side, _PAPER, 19050) for side in ("lnL", "lnR", "lnT", "lnB"))
    edges = {"under": _edge("lnB", _HAIR, 6350), "around": around}.get(cell.edge, "")
    return f"<a:tcPr {margins}>{edges}{fill(cell.ground) if cell.ground else '<a:noFill/>'}</a:tcPr>"


def _edge(side: str, colour: str, wide: int) -> str:
    return f'<a:{side} w="{wide}">{fill(colour)}</a:{side}>'
