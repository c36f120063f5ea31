"""Small multiples: figures of one kind under each other on one axis, each with its title.

A panel is a figure, or the traces ("data") and layout of one as plain dictionaries: Plotly then reads them once, as
part of the whole. Its template is not read.
"""

from collections.abc import Callable, Mapping

import plotly.graph_objects as go

from analysis.charts.theme import Theme, escape

_TITLE, _ABOVE = 46, 16  # pixels for a panel's title, and of them above it
_FOOT = 70  # pixels for the shared axis
_BETWEEN = 0.04  # of the width, between panels side by side


def stack(panels: Mapping[str, go.Figure | dict], theme: Theme) -> go.Figure:
    """The panels (title → figure) from the top, on the horizontal axis of the first, each as high as it was.

    The axis of the first panel serves all: draw each with the same range. The first panel's legend serves all, too.
    """
    drawn = {title: _plain(panel) for title, panel in panels.items()}
    heights = [panel["layout"].get("height", 120) for panel in drawn.values()]
    total = sum(heights) + _TITLE * len(heights)
    layout, top = _frame_of(drawn, theme, total + _FOOT), total
    for place, ((title, panel), height) in enumerate(zip(drawn.items(), heights, strict=True), 1):
        span = [(top - _TITLE - height) / total, (top - _TITLE) / total]
        layout[_axis("yaxis", place)] = {**panel["layout"].get("yaxis", {}), "domain": span}
        _add_notes(layout, panel, x="x", y=_axis("y", place))
        layout["annotations"].append(_title(title, "x", (top - _ABOVE) / total, "top", theme))
        top -= _TITLE + height
    layout["xaxis"]["anchor"] = _axis("y", len(drawn))
    return go.Figure({"data": _traces(drawn, lambda place: {"yaxis": _axis("y", place)}), "layout": layout})


def beside(panels: Mapping[str, go.Figure | dict], theme: Theme) -> go.Figure:
    """The panels (title → figure) from the left, on the vertical axis of the first: for a slide, which is low.

    Draw each with the same rows and the same range.
    """
    drawn = {title: _plain(panel) for title, panel in panels.items()}
    layout = _frame_of(drawn, theme, max(panel["layout"].get("height", 120) for panel in drawn.values()) + _FOOT)
    layout["yaxis"] = next(iter(drawn.values()))["layout"].get("yaxis", {})
    width = (1 + _BETWEEN) / len(drawn)
    for place, (title, panel) in enumerate(drawn.items(), 1):
        span = [(place - 1) * width, place * width - _BETWEEN]
        title_of_axis = {} if place == (len(drawn) + 1) // 2 else {"title": {"text": ""}}  # once, in the middle
        layout[_axis("xaxis", place)] = {**panel["layout"].get("xaxis", {}), "domain": span, **title_of_axis}
        _add_notes(layout, panel, x=_axis("x", place), y="y")
        layout["annotations"].append(_title(title, _axis("x", place), 1, "bottom", theme))
    layout["legend"] = {**layout.get("legend", {}), "y": 1.12}
    return go.Figure({"data": _traces(drawn, lambda place: {"xaxis": _axis("x", place)}), "layout": layout})


def _plain(panel: go.Figure | dict) -> dict:
    return panel if isinstance(panel, dict) else panel.to_plotly_json()


def _frame_of(drawn: Mapping[str, dict], theme: Theme, height: float) -> dict:
    """The layout that the panels share: the first one's legend and horizontal axis, the latter below the last panel."""
    first = next(iter(drawn.values()), {"layout": {}})["layout"]
    shared = {name: first[name] for name in ("legend", "showlegend", "barmode", "bargap") if name in first}
    margin = {} if first.get("showlegend") else {"margin": {"t": 0}}
    base = {"template": theme.template, "height": height, "shapes": [], "annotations": []}
    return {**base, "xaxis": dict(first.get("xaxis", {})), **shared, **margin}


def _axis(name: str, place: int) -> str:
    return name if place < 2 else f"{name}{place}"


def _traces(drawn: Mapping[str, dict], axis_of: Callable[[int], dict]) -> list[dict]:
    """The traces of all panels, each on the axis of its panel; only the first panel's are listed in the legend."""
    traces = []
    for place, panel in enumerate(drawn.values(), 1):
        unlisted = {"showlegend": False} if place > 1 else {}
        traces += [{**trace, **axis_of(place), **unlisted} for trace in panel["data"]]
    return traces


def _add_notes(layout: dict, panel: dict, x: str, y: str) -> None:
    """Move a panel's shapes and annotations onto its axes."""
    for kind in ("shapes", "annotations"):
        for item in panel["layout"].get(kind, ()):
            refs = {"xref": item.get("xref", "x").replace("x", x, 1), "yref": item.get("yref", "y").replace("y", y, 1)}
            layout[kind].append({**item, **refs})


def _title(text: str, axis: str, y: float, anchor: str, theme: Theme) -> dict:
    font = {"size": theme.size, "color": theme.ink, "weight": 600}
    place = {"xref": f"{axis} domain", "x": 0, "xanchor": "left", "yref": "paper", "y": y, "yanchor": anchor}
    return {"text": escape(text), "showarrow": False, "font": font, **place}
