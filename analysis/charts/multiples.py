"""Small multiples: figures of one kind under each other on one axis, each with its title."""

from collections.abc import Mapping

import plotly.graph_objects as go

from analysis.charts.theme import Theme, escape

_TITLE = 34  # pixels for a panel's title
_FOOT = 56  # pixels for the shared axis


def stack(panels: Mapping[str, go.Figure], theme: Theme, foot: int = _FOOT) -> go.Figure:
    """The panels (title → figure) from the top, on the horizontal axis of the first, each as high as it was.

    The axis of the first panel serves all: draw each with the same range. One legend stands above.
    """
    figure = go.Figure()
    heights = [panel.layout.height or 120 for panel in panels.values()]
    total = sum(heights) + _TITLE * len(heights)
    top = total
    for place, (title, panel) in enumerate(panels.items(), 1):
        span = [(top - _TITLE - heights[place - 1]) / total, (top - _TITLE) / total]
        _add(figure, panel, place, span)
        figure.add_annotation(_title(title, top / total, theme))
        top -= _TITLE + heights[place - 1]
    first = next(iter(panels.values()), go.Figure())
    figure.update_layout(template=theme.template, height=total + foot, legend=first.layout.legend, barmode="stack")
    figure.update_layout(showlegend=any(panel.layout.showlegend for panel in panels.values()))
    return figure.update_xaxes(first.layout.xaxis, anchor=_axis(len(panels)))


def _axis(place: int) -> str:
    return "y" if place == 1 else f"y{place}"


def _add(figure: go.Figure, panel: go.Figure, place: int, span: list[float]) -> None:
    axis, named = _axis(place), set()
    for trace in panel.data:
        copied = go.Figure(trace).data[0].update(yaxis=axis, xaxis="x")
        if place > 1:
            copied.update(showlegend=False)
        named.add(trace.name)
        figure.add_trace(copied)
    for kind in ("shapes", "annotations"):
        for item in getattr(panel.layout, kind):
            figure.update_layout({kind: [*getattr(figure.layout, kind), _moved(item, axis)]})
    figure.update_layout({f"yaxis{'' if place == 1 else place}": {**panel.layout.yaxis.to_plotly_json(), "domain": span}})


def _moved(item, axis: str) -> dict:
    moved = item.to_plotly_json()
    moved["yref"] = (moved.get("yref") or "y").replace("y", axis, 1)
    return moved


def _title(text: str, y: float, theme: Theme) -> dict:
    font = {"size": theme.size, "color": theme.ink, "weight": 600}
    place = {"xref": "x domain", "x": 0, "xanchor": "left", "yref": "paper", "y": y, "yanchor": "top"}
    return {"text": escape(text), "showarrow": False, "font": font, **place}
