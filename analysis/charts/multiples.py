"""Small multiples: figures of one kind under each other on one axis, each with its title."""

from collections.abc import Mapping

import plotly.graph_objects as go

from analysis.charts.theme import Theme, escape

_TITLE, _ABOVE = 46, 16  # pixels for a panel's title, and of them above it
_FOOT = 70  # pixels for the shared axis


def stack(panels: Mapping[str, go.Figure], theme: Theme) -> go.Figure:
    """The panels (title → figure) from the top, on the horizontal axis of the first, each as high as it was.

    The axis of the first panel serves all: draw each with the same range. The first panel's legend serves all, too.
    """
    drawn = {title: panel.to_plotly_json() for title, panel in panels.items()}
    heights = [panel["layout"].get("height", 120) for panel in drawn.values()]
    total = sum(heights) + _TITLE * len(heights)
    data, layout, top = [], _frame_of(drawn, theme, total + _FOOT), total
    for place, ((title, panel), height) in enumerate(zip(drawn.items(), heights, strict=True), 1):
        span = [(top - _TITLE - height) / total, (top - _TITLE) / total]
        data += _traces(panel, place)
        layout[f"yaxis{'' if place == 1 else place}"] = {**panel["layout"].get("yaxis", {}), "domain": span}
        for kind in ("shapes", "annotations"):
            layout[kind] += [_moved(item, _axis(place)) for item in panel["layout"].get(kind, ())]
        layout["annotations"].append(_title(title, (top - _ABOVE) / total, theme))
        top -= _TITLE + height
    return go.Figure({"data": data, "layout": layout})


def _frame_of(drawn: Mapping[str, dict], theme: Theme, height: float) -> dict:
    """The layout that the panels share: the first one's legend and horizontal axis, the latter below the last panel."""
    first = next(iter(drawn.values()), {"layout": {}})["layout"]
    shared = {name: first[name] for name in ("legend", "showlegend", "barmode", "bargap") if name in first}
    across = {**first.get("xaxis", {}), "anchor": _axis(len(drawn))}
    margin = {} if first.get("showlegend") else {"margin": {"t": 0}}
    base = {"template": theme.template, "height": height, "xaxis": across, "shapes": [], "annotations": []}
    return {**base, **shared, **margin}


def _axis(place: int) -> str:
    return "y" if place == 1 else f"y{place}"


def _traces(panel: dict, place: int) -> list[dict]:
    unlisted = {"showlegend": False} if place > 1 else {}
    return [{**trace, "yaxis": _axis(place), "xaxis": "x", **unlisted} for trace in panel["data"]]


def _moved(item: dict, axis: str) -> dict:
    return {**item, "yref": item.get("yref", "y").replace("y", axis, 1)}


def _title(text: str, y: float, theme: Theme) -> dict:
    font = {"size": theme.size, "color": theme.ink, "weight": 600}
    place = {"xref": "x domain", "x": 0, "xanchor": "left", "yref": "paper", "y": y, "yanchor": "top"}
    return {"text": escape(text), "showarrow": False, "font": font, **place}
