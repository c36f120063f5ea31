"""Lines and bands that run across a whole chart: shapes for a layout.

layer: "below" puts one behind the marks; None leaves it to Plotly, which draws it over them. dash: None is solid.
"""


def across(y: float, colour: str, width: float = 1, dash: str | None = None, layer: str | None = None) -> dict:
    """A level line at y, from the left edge of the chart to its right."""
    ends = {"x0": 0, "x1": 1, "y0": y, "y1": y, "xref": "x domain", "yref": "y"}
    return {"type": "line", **ends, "line": {"color": colour, "width": width, "dash": dash}, "layer": layer}


def upright(x: float, colour: str, width: float = 1, dash: str | None = None, layer: str | None = None) -> dict:
    """An upright line at x, from the foot of the chart to its top."""
    ends = {"x0": x, "x1": x, "y0": 0, "y1": 1, "xref": "x", "yref": "y domain"}
    return {"type": "line", **ends, "line": {"color": colour, "width": width, "dash": dash}, "layer": layer}


def band(x0: float, x1: float, fill: str, opacity: float) -> dict:
    """All between x0 and x1, from the foot of the chart to its top, filled behind the marks."""
    ends = {"x0": x0, "x1": x1, "y0": 0, "y1": 1, "xref": "x", "yref": "y domain"}
    return {"type": "rect", **ends, "fillcolor": fill, "opacity": opacity, "line": {"width": 0}, "layer": "below"}
