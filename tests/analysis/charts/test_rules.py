"""Lines and bands across a chart are the shapes that Plotly itself adds for them."""

import plotly.graph_objects as go

from analysis.charts.rules import across, band, upright


def drawn(shape: dict) -> dict:
    return go.Figure(layout={"shapes": [shape]}).layout.shapes[0].to_plotly_json()


def added(figure: go.Figure) -> dict:
    return figure.layout.shapes[0].to_plotly_json()


def test_a_level_line_runs_from_edge_to_edge():
    plotly = go.Figure().add_hline(y=0.3, line_color="#111111", line_width=2, line_dash="dash", layer="below")
    assert drawn(across(0.3, "#111111", 2, "dash", "below")) == added(plotly)


def test_an_upright_line_runs_from_foot_to_top():
    plotly = go.Figure().add_vline(x=-1, line_color="#111111", line_width=1)
    assert drawn(upright(-1, "#111111")) == added(plotly)


def test_a_band_lies_behind_the_marks():
    plotly = go.Figure().add_vrect(x0=-1, x1=2, fillcolor="#222222", opacity=0.3, line_width=0, layer="below")
    assert drawn(band(-1, 2, "#222222", 0.3)) == added(plotly)
