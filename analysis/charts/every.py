"""Every telling at once drawn: small multiples with a row per side, and the matrix of what holds between each two."""

from collections.abc import Mapping, Sequence

import pandas as pd
import plotly.graph_objects as go

from analysis.catalogue import Measure
from analysis.charts.dots import Group, value_axis
from analysis.charts.theme import Theme, escape, wrapped
from analysis.contrast.every import Panel
from analysis.contrast.every_findings import say_number

PANELS, PANELS_OF_MANY, MANY = 6, 3, 4  # drawn at most; on a slide, where there are more than MANY sides
SIDES = 12  # drawn at most, those with most paragraphs
SYMBOLS = ("circle", "diamond", "square", "triangle-up", "cross", "x", "star", "hexagon")
_COLUMNS, _SLIDE_COLUMNS = 2, 3
_ROW, _TITLE, _AXIS = 36, 34, 40  # pixels: a side, the panel's title, its ticks and the gap below
_GUTTER = 0.07  # of the width, between columns
_NAME = 17  # signs of a side's name, so that two columns fit a phone
_LABELS_WITHIN = 5  # sides whose names fit above the columns of the matrix
_CELL, _HEAD = 52, 44  # pixels
_SIGNED = {"tickvals": [-1, -0.5, 0, 0.5, 1], "ticktext": ["−1", "−0.5", "0", "+0.5", "+1"]}
_SHADES = (0.0, 0.16, 0.28, 0.4)  # of ink in a cell's ground: none holds, one, two or three, more


def every_panel(
    values: pd.DataFrame,
    panels: Sequence[Panel],
    groups: Sequence[Group],
    measures: Mapping[str, Measure],
    theme: Theme,
) -> go.Figure:
    """A small multiple per panel, in its order: per side a dot, the line of its interval, and what it rests on.

    `values` is that of `every_value`. In each panel the highest value stands on top. An open dot and a dotted line:
    few paragraphs. A side without a value has no dot and says so. Panels of one measure share their axis.
    """
    drawn = list(panels)[: panels_drawn(len(groups), theme)]
    columns = _SLIDE_COLUMNS if theme.name == "print" else _COLUMNS
    lines = -(-len(drawn) // columns)
    high = _TITLE + _ROW * len(groups) + _AXIS
    traces, axes, zeros, titles = [], {}, [], []
    for place, panel in enumerate(drawn):
        line, column = divmod(place, columns)
        number, measure = str(place + 1) if place else "", measures[panel.measure]
        alike = values[values["measure"] == panel.measure]
        rows, axis = alike[alike["key"] == panel.key].to_dict("records"), value_axis(measure, alike)
        band = _band(line, lines, high)
        traces += _traces(rows, axis["range"], number, groups, measure, theme)
        axes |= _axes(number, _span(column, columns), band, axis, len(rows), measure)
        zeros += [_zero(number, len(rows), theme)] if measure.range[0] < 0 else []
        titles.append(_title(panel, number, band, theme))
    height, margin = max(lines, 1) * high + 8, {"t": 4, "l": 10, "r": 8}
    look = {"template": theme.template, "height": height, "showlegend": False, "margin": margin}
    return go.Figure(traces, look | axes | {"shapes": zeros, "annotations": titles})


def panels_drawn(n_sides: int, theme: Theme) -> int:
    """How many panels a figure has room for: on a slide fewer where there are many sides."""
    return PANELS_OF_MANY if theme.name == "print" and n_sides > MANY else PANELS


def _span(column: int, columns: int) -> list[float]:
    width = (1 + _GUTTER) / columns
    return [column * width, (column + 1) * width - _GUTTER]


def _band(line: int, lines: int, high: float) -> list[float]:
    """The vertical extent of the rows in this line of panels: its title above, its ticks below."""
    top = 1 - line / lines
    return [top - (high - _AXIS) / (high * lines), top - _TITLE / (high * lines)]


def _traces(
    rows: Sequence[Mapping], ends: list[float], number: str, groups: Sequence[Group], measure: Measure, theme: Theme
) -> list[dict]:
    """The traces of one panel, on the axes of its number: names at the left end, what values rest on at the right."""
    heights = [len(rows) - 1 - at for at in range(len(rows))]
    low, high = ends
    traces = (
        *_intervals(rows, heights, groups),
        _dots(rows, heights, groups, measure),
        _words([low] * len(rows), heights, [_short(row["label"]) for row in rows], "right", theme.ink, theme),
        _words([high] * len(rows), heights, [_number(row, measure) for row in rows], "left", theme.muted, theme),
    )
    return [trace | {"xaxis": f"x{number}", "yaxis": f"y{number}"} for trace in traces]


def _axes(number: str, span: list[float], band: list[float], axis: Mapping, n: int, measure: Measure) -> dict:
    """The two axes of a panel of n rows."""
    ticks = _SIGNED if measure.range[0] < 0 else {"nticks": 4, "tickformat": axis["tickformat"]}
    across = {"domain": span, "anchor": f"y{number}", "range": axis["range"], "automargin": False, **ticks}
    up = {"domain": band, "anchor": f"x{number}", "range": [-0.45, n - 0.25], "visible": False, "automargin": False}
    return {f"xaxis{number}": across, f"yaxis{number}": up}


def _zero(number: str, n: int, theme: Theme) -> dict:
    """The line at zero of a panel of n rows."""
    ends = {"x0": 0, "x1": 0, "y0": -0.4, "y1": n - 0.3, "xref": f"x{number}", "yref": f"y{number}"}
    return {"type": "line", **ends, "line": {"color": theme.zero, "width": 1}}


def _title(panel: Panel, number: str, band: list[float], theme: Theme) -> dict:
    font = {"size": theme.small + 1, "color": theme.ink, "weight": 600}
    where = {"xref": f"x{number} domain", "x": 0, "xanchor": "left", "yref": "paper", "y": band[1], "yanchor": "bottom"}
    return {"text": wrapped(panel.title, theme, 24), "align": "left", "showarrow": False, "font": font, **where}


def _intervals(rows: Sequence[Mapping], heights: Sequence[int], groups: Sequence[Group]) -> list[dict]:
    """One line a side: dotted where few paragraphs stand behind it."""
    colours = {group.id: group.colour for group in groups}
    return [
        dict(
            type="scatter",
            x=[row["low"], row["high"]],
            y=[height] * 2,
            mode="lines",
            line={"color": colours[row["side"]], "width": 2, "dash": "dot" if row["few"] else "solid"},
            opacity=0.6,
            hoverinfo="skip",
        )
        for row, height in zip(rows, heights, strict=True)
        if pd.notna(row["low"])
    ]


def _dots(rows: Sequence[Mapping], heights: Sequence[int], groups: Sequence[Group], measure: Measure) -> dict:
    known = [(row, height) for row, height in zip(rows, heights, strict=True) if pd.notna(row["value"])]
    looks = {group.id: (group.colour, SYMBOLS[at % len(SYMBOLS)]) for at, group in enumerate(groups)}
    colours = [looks[row["side"]][0] for row, _ in known]
    signs = [looks[row["side"]][1] + ("-open" if row["few"] else "") for row, _ in known]
    return dict(
        type="scatter",
        x=[row["value"] for row, _ in known],
        y=[height for _, height in known],
        mode="markers",
        cliponaxis=False,
        marker={"size": 11, "color": colours, "symbol": signs, "line": {"width": 1.5, "color": colours}},
        customdata=[[row["mark"]] for row, _ in known],
        hovertext=[_hover(row, measure) for row, _ in known],
        hovertemplate="%{hovertext}<extra></extra>",
    )


def _hover(row: Mapping, measure: Measure) -> str:
    ends = "" if pd.isna(row["low"]) else f" (95 % {measure.show(row['low'])} to {measure.show(row['high'])})"
    few = ": few" if row["few"] else ""
    return (
        f"<b>{escape(row['label'])}</b><br>{measure.show(row['value'])}{ends}"
        f"<br>{row['n_units']} paragraphs{few}, {row['n_counted']} counted"
    )


def _words(x: list, y: list, text: list[str], towards: str, colour: str, theme: Theme) -> dict:
    """Small type a little above its row, so that the dot and its line stay free."""
    return dict(
        type="scatter",
        x=x,
        y=[height + 0.4 for height in y],
        mode="text",
        text=text,
        textposition=f"middle {towards}",
        textfont={"size": theme.small - 1, "color": colour},
        cliponaxis=False,
        hoverinfo="skip",
    )


def _number(row: Mapping, measure: Measure) -> str:
    few = " few" if row["few"] and pd.notna(row["value"]) else ""
    return f"{say_number(row, measure)}{few}"


def _short(label: str) -> str:
    return escape(label if len(label) <= _NAME else f"{label[: _NAME - 1].rstrip()}…")


def pairs_matrix(pairs: pd.DataFrame, groups: Sequence[Group], theme: Theme) -> go.Figure:
    """One cell per two sides, seen from either: how many of their judged differences hold, and how many lean.

    `pairs` is what `judged_pairs` gives. With many sides the columns bear the rows' numbers, and the cells the number
    that holds alone.
    """
    place = {group.id: at for at, group in enumerate(groups)}
    many = len(groups) > _LABELS_WITHIN
    cells = [
        (row, place[row[down]], place[row[across]])
        for row in pairs.to_dict("records")
        for down, across in (("target", "reference"), ("reference", "target"))
    ]
    layout = {
        "template": theme.template,
        "height": _HEAD + 16 + _CELL * len(groups),
        "showlegend": False,
        "margin": {"t": 8},
        "annotations": [_column(group, at, many, theme) for at, group in enumerate(groups)],
        "xaxis": {"visible": False, "range": [-0.5, len(groups) - 0.5]},
        "yaxis": {
            "tickvals": [-at for at in range(len(groups))],
            "ticktext": [_row(group, at, many, theme) for at, group in enumerate(groups)],
            "range": [-len(groups) + 0.45, 0.5 + _HEAD / _CELL],
            "showgrid": False,
        },
    }
    return go.Figure(_cells(cells, list(groups), many, theme), layout)


def _cells(cells: list[tuple], groups: list[Group], many: bool, theme: Theme) -> dict:
    return dict(
        type="bar",
        x=[across for _, _, across in cells],
        y=[0.9] * len(cells),
        base=[-down - 0.45 for _, down, _ in cells],
        width=0.94,
        marker={
            "color": [_ground(row["holds"], theme) for row, _, _ in cells],
            "line": {"width": 1, "color": theme.grid},
        },
        text=[_said(row, many) for row, _, _ in cells],
        textposition="inside",
        insidetextanchor="middle",
        textangle=0,
        insidetextfont={"size": theme.small, "color": theme.ink},
        customdata=[[f"{groups[down].id}|{groups[across].id}"] for _, down, across in cells],
        hovertext=[_hover_of_pair(row, groups[down], groups[across]) for row, down, across in cells],
        hovertemplate="%{hovertext}<extra></extra>",
    )


def _ground(holds: int, theme: Theme) -> str:
    """The fill of a cell: the more differences hold, the more ink; never so much that the number is hard to read."""
    share = _SHADES[0 if holds == 0 else 1 if holds == 1 else 2 if holds < 4 else 3]
    mixed = (round(a + (b - a) * share) for a, b in zip(_rgb(theme.paper), _rgb(theme.zero), strict=True))
    return "#" + "".join(f"{part:02X}" for part in mixed)


def _rgb(colour: str) -> tuple[int, ...]:
    return tuple(int(colour[at : at + 2], 16) for at in (1, 3, 5))


def _said(row: Mapping, many: bool) -> str:
    if many:
        return str(row["holds"])
    counted = [(row[each], each) for each in ("holds", "leans")]
    return "<br>".join(f"{n} {each if n == 1 else each.removesuffix('s')}" for n, each in counted)


def _hover_of_pair(row: Mapping, down: Group, across: Group) -> str:
    return (
        f"<b>{escape(down.label)} and {escape(across.label)}</b><br>{row['holds']} hold, {row['leans']} lean, "
        f"{row['noise']} may be noise<br>of {row['n_judged']} judged differences; {row['untold']} with too little text"
    )


def _column(group: Group, at: int, many: bool, theme: Theme) -> dict:
    name = str(at + 1) if many else wrapped(group.label, theme, 9)
    font = {"size": theme.small - 1, "color": theme.ink, "weight": 600}
    return {"text": name, "x": at, "y": 0.52, "yanchor": "bottom", "showarrow": False, "font": font}


def _row(group: Group, at: int, many: bool, theme: Theme) -> str:
    number = f"{at + 1} " if many else ""
    return f'<span style="color:{group.colour}">■</span> {number}{wrapped(group.label, theme, 12)}'
