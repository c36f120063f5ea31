"""The parts of a chart's XML that python-pptx has no words for: labels, intervals, markers, legends, layouts."""

from collections.abc import Mapping, Sequence
from xml.sax.saxutils import escape

from pptx.oxml import parse_xml

from analysis.briefing.drawn.native import Look
from analysis.briefing.slides.text import clean, tinted

_SPACES = (
    'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
)
_EMU = 12700  # of a point
_OPEN = 0.45  # how full an open marker is: LibreOffice does not draw its edge
_LINES_ONLY = ("x", "plus", "dash", "star")
_SIDES = {"left": "l", "right": "r", "above": "t", "below": "b", "middle": "ctr", "inside": "inBase"}
_UPRIGHT = "-5400000"


def parsed(xml: str):
    """An element of a chart; `c:` and `a:` are declared in its first tag."""
    tag, _, rest = xml.partition(">")
    closing = "/" if tag.endswith("/") else ""
    return parse_xml(f"{tag.removesuffix('/')} {_SPACES}{closing}>{rest}")


def fill(colour: str) -> str:
    """A plain fill."""
    return f'<a:solidFill><a:srgbClr val="{colour.lstrip("#").upper()}"/></a:solidFill>'


def line(colour: str, points: float, dotted: bool = False) -> str:
    """A line; of no points: none."""
    if not points:
        return "<a:ln><a:noFill/></a:ln>"
    dash = '<a:prstDash val="sysDash"/>' if dotted else ""
    return f'<a:ln w="{round(points * _EMU)}">{fill(colour)}{dash}<a:round/></a:ln>'


def marker(look: Look) -> str:
    """The marker of a series or point; open ones are filled with paper."""
    if look.symbol == "none":
        return '<c:marker><c:symbol val="none"/></c:marker>'
    shade, size = tinted(look.colour, look.opacity), min(72, max(2, round(look.size)))
    inner = (
        "<a:noFill/>"
        if look.symbol in _LINES_ONLY
        else fill(shade if look.full else tinted(look.colour, min(_OPEN, look.opacity)))
    )
    edge = line(shade, 1.75 if not look.full or look.symbol in _LINES_ONLY else 0.75)
    return f'<c:marker><c:symbol val="{look.symbol}"/><c:size val="{size}"/><c:spPr>{inner}{edge}</c:spPr></c:marker>'


def intervals(along: str, rows: tuple[int, int], minus: Sequence, plus: Sequence, look: Mapping) -> str:
    """The intervals of a series: from the workbook's columns C and D, and as they stand now.

    look: colour, points (width), dotted.
    """
    parts = {
        name: _numbers(f"Sheet1!${column}${rows[0]}:${column}${rows[1]}", values)
        for name, column, values in (("plus", "D", plus), ("minus", "C", minus))
    }
    return _bars(along, "".join(f"<c:{name}>{xml}</c:{name}>" for name, xml in parts.items()), look)


def literal_intervals(minus: Sequence, plus: Sequence, look: Mapping) -> str:
    """The intervals of bars, as they stand."""
    parts = "".join(
        f"<c:{name}><c:numLit>{_points(values)}</c:numLit></c:{name}>"
        for name, values in (("plus", plus), ("minus", minus))
    )
    return _bars("y", parts, look)


def _bars(along: str, parts: str, look: Mapping) -> str:
    drawn = line(look["colour"], look["points"], look["dotted"])
    return (
        f'<c:errBars><c:errDir val="{along}"/><c:errBarType val="both"/><c:errValType val="cust"/>'
        f'<c:noEndCap val="1"/>{parts}<c:spPr>{drawn}</c:spPr></c:errBars>'
    )


def _numbers(reference: str, values: Sequence) -> str:
    return f"<c:numRef><c:f>{reference}</c:f><c:numCache>{_points(values)}</c:numCache></c:numRef>"


def _points(values: Sequence) -> str:
    points = "".join(
        f'<c:pt idx="{at}"><c:v>{value!r}</c:v></c:pt>' for at, value in enumerate(values) if value is not None
    )
    return f'<c:formatCode>General</c:formatCode><c:ptCount val="{len(values)}"/>{points}'


def labels(said: Sequence[Mapping]) -> str:
    """The labels of a series: at (the point), text, side, size, colour, bold, upright, font; other points have none."""
    return f"<c:dLbls>{''.join(map(_label, said))}{_shows(False)}</c:dLbls>"


def _label(one: Mapping) -> str:
    body = f'rot="{_UPRIGHT}" vert="horz" ' if one.get("upright") else ""
    look = f'<a:rPr lang="en-GB" sz="{round(one["size"] * 100)}" b="{int(bool(one.get("bold")))}">{fill(one["colour"])}'
    look += f"<a:latin typeface={_quoted(one['font'])}/></a:rPr>"
    text, sign = clean(one["text"]), ""
    if one.get("sign"):
        shown = look.replace(fill(one["colour"]), fill(one["sign"]))
        text, sign = text[1:], f"<a:r>{shown}<a:t>{escape(text[:1])}</a:t></a:r>"
    lines = [f"<a:r>{look}<a:t>{escape(line)}</a:t></a:r>" for line in text.split("\n")]
    lines[0] = sign + lines[0]
    paragraphs = "".join(f"<a:p><a:pPr><a:defRPr/></a:pPr>{line}</a:p>" for line in lines)
    return (
        f'<c:dLbl><c:idx val="{one["at"]}"/><c:layout/><c:tx><c:rich><a:bodyPr {body}wrap="none" lIns="38100" '
        f'tIns="19050" rIns="38100" bIns="19050"/><a:lstStyle/>{paragraphs}</c:rich></c:tx>'
        f'<c:dLblPos val="{_SIDES[one["side"]]}"/>{_shows(True)}</c:dLbl>'
    )


def _shows(value: bool) -> str:
    """Which parts of a label are shown; of a text of its own, any."""
    shown = {"LegendKey": 0, "Val": int(value), "CatName": 0, "SerName": 0, "Percent": 0, "BubbleSize": 0}
    return "".join(f'<c:show{name} val="{flag}"/>' for name, flag in shown.items())


def _quoted(text: str) -> str:
    return '"' + escape(clean(text), {'"': "&quot;"}) + '"'


def put_before(parent, xml_parts: Sequence[str], *tags: str) -> None:
    """Insert elements into a series before the first child that has one of the tags (`c:xVal`)."""
    names = {tag.removeprefix("c:") for tag in tags}
    before = next(child for child in parent if child.tag.rpartition("}")[2] in names)
    for xml in xml_parts:
        before.addprevious(parsed(xml))


def drop(parent, *tags: str) -> None:
    """Take the children of these tags away."""
    names = {tag.removeprefix("c:") for tag in tags}
    for child in [child for child in parent if child.tag.rpartition("}")[2] in names]:
        parent.remove(child)


def name_each(axis) -> None:
    """Have an axis of categories name each of them, however narrow."""
    drop(axis._element, "c:tickLblSkip")
    before = [child for child in axis._element if child.tag.rpartition("}")[2] in ("tickMarkSkip", "noMultiLvlLbl")]
    skip = parsed('<c:tickLblSkip val="1"/>')
    before[0].addprevious(skip) if before else axis._element.append(skip)


def drop_gaps(series) -> None:
    """Take the points without a value out of what the chart shows now, so that its line breaks there."""
    for point in list(series.iter("{http://schemas.openxmlformats.org/drawingml/2006/chart}pt")):
        if point[0].text in (None, "", "None"):
            point.getparent().remove(point)


def place_plot(chart, left: float, top: float, width: float, height: float) -> None:
    """Give the plot its place, axes' labels aside, in shares of the chart."""
    area = chart._chartSpace.chart.plotArea
    drop(area, "c:layout")
    area.insert(0, parsed(f"<c:layout>{_layout('inner', left, top, width, height)}</c:layout>"))


def place_title(title, left: float, top: float) -> None:
    """Give a title its place, in shares of the chart."""
    drop(title, "c:layout")
    put_before(title, [f"<c:layout>{_layout('', left, top)}</c:layout>"], "c:overlay", "c:spPr", "c:txPr")


def place_legend(legend, left: float, top: float, hidden: Sequence[int]) -> None:
    """Give the legend its place, and take the entries of helper series out of it."""
    drop(legend, "c:layout", "c:legendEntry")
    entries = [f'<c:legendEntry><c:idx val="{at}"/><c:delete val="1"/></c:legendEntry>' for at in hidden]
    put_before(legend, [*entries, f"<c:layout>{_layout('', left, top)}</c:layout>"], "c:overlay")


def _layout(target: str, left: float, top: float, width: float | None = None, height: float | None = None) -> str:
    inner = f'<c:layoutTarget val="{target}"/>' if target else ""
    size = f'<c:w val="{width:.4f}"/><c:h val="{height:.4f}"/>' if width is not None else ""
    return (
        f'<c:manualLayout>{inner}<c:xMode val="edge"/><c:yMode val="edge"/>'
        f'<c:x val="{left:.4f}"/><c:y val="{top:.4f}"/>{size}</c:manualLayout>'
    )
