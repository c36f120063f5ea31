"""Topics drawn: paragraph by paragraph, and pair by pair."""

import pandas as pd
import plotly.graph_objects as go

from analysis.charts.columns import columns_of, grid_layout
from analysis.charts.dots import Group
from analysis.charts.theme import Theme, escape, wrapped

_ROW = 52
_TALL = {"present": 0.72, "passing": 0.2, "absent": 0.72}
_SAID = {"present": "present", "passing": "in passing", "absent": "not mentioned"}


def topic_strips(places: pd.DataFrame, groups: list[Group], theme: Theme) -> go.Figure:
    """One row per topic, one cell per paragraph: full where the topic is present, low where it is mentioned in passing.

    `places` is "topic_places" of analysis.contrast.omissions; its topics are drawn in order, from the top. Under the
    name of a topic that one text alone holds stands which.
    """
    topics = places.drop_duplicates("topic")
    rows = {topic: len(topics) - 1 - place for place, topic in enumerate(topics["topic"])}
    at, traces = columns_of(places, groups), []
    cells = list(places.assign(x=places["paragraph_id"].map(at)).itertuples(index=False))
    for standing in ("absent", "passing", "present"):
        for group in groups:
            own = [cell for cell in cells if cell.standing == standing and cell.group == group.id]
            traces.append(_cells(own, rows, standing, theme.grid if standing == "absent" else group.colour))
    labels = [_with_only(row, theme) for row in topics.itertuples(index=False)]
    return go.Figure(traces, grid_layout(places, at, groups, labels, 100 + _ROW * len(topics), theme))


def topic_squares(pairs: pd.DataFrame, theme: Theme) -> go.Figure:
    """Lower triangle: the paragraphs that carry both topics of a pair, written in its cell; the topics on the diagonal.

    `pairs` is "topic_pairs" of analysis.contrast.cooccurrence. A topic's name stands at the end of its row and on
    top of its column, with the number of its own paragraphs.
    """
    order = list(pairs.loc[pairs["first"] == pairs["second"], "first"])
    apart = pairs[pairs["first"] != pairs["second"]]
    itself = pairs[pairs["first"] == pairs["second"]]
    diagonal = [_diagonal(row, at, len(order), theme) for at, row in enumerate(itself.itertuples(index=False))]
    layout = {
        "template": theme.template,
        "height": 60 + 44 * len(order),
        "showlegend": False,
        "barmode": "overlay",
        "margin": {"t": 8},
        "annotations": diagonal,
        "xaxis": {"visible": False, "range": [-0.5, len(order) + 3.2]},
        "yaxis": {"visible": False, "range": [-0.5, len(order) - 0.5]},
    }
    return go.Figure(_squares(apart, order, theme), layout)


def _cells(own: list, rows: dict[str, int], standing: str, colour: str) -> dict:
    hover = [
        f"<b>{escape(cell.label)}</b><br>{escape(cell.side)}, paragraph {cell.position}: {_SAID[standing]}"
        f"<br>{cell.n_mentions} {'mention' if cell.n_mentions == 1 else 'mentions'}"
        for cell in own
    ]
    return dict(
        type="bar",
        x=[cell.x for cell in own],
        y=[_TALL[standing]] * len(own),
        base=[rows[cell.topic] - 0.36 for cell in own],
        width=0.86,
        marker={"color": colour, "line": {"width": 0}},
        customdata=[[cell.mark] for cell in own],
        hovertext=hover,
        hovertemplate="%{hovertext}<extra></extra>",
        name=_SAID[standing],
    )


def _with_only(row, theme: Theme) -> str:
    label = wrapped(row.label, theme)
    if not row.only:
        return label
    only = f'<span style="color:{theme.muted};font-size:{theme.small}px">only {escape(row.only)}</span>'
    return f"{label}{' · ' if theme.name == 'print' else '<br>'}{only}"


def _squares(apart: pd.DataFrame, order: list[str], theme: Theme) -> dict:
    most = max(apart["n_both"].max() if len(apart) else 0, 1)
    shades = [_shade(n / most, theme) for n in apart["n_both"]]
    hover = [
        f"<b>{escape(row.first_label)}</b> and <b>{escape(row.second_label)}</b><br>"
        f"both in {row.n_both} of {row.n_units} paragraphs; by chance {row.expected:.1f}<br>"
        f"(the one in {row.n_first}, the other in {row.n_second})"
        for row in apart.itertuples(index=False)
    ]
    return dict(
        type="bar",
        x=[order.index(topic) for topic in apart["first"]],
        y=[0.92] * len(apart),
        base=[len(order) - 1 - order.index(topic) - 0.46 for topic in apart["second"]],
        width=0.94,
        marker={"color": shades, "line": {"width": 0}},
        text=[str(n) if n else "·" for n in apart["n_both"]],
        textposition="inside",
        insidetextanchor="middle",
        textangle=0,
        constraintext="none",
        textfont={"size": theme.size, "color": [theme.paper if n > most / 2 else theme.ink for n in apart["n_both"]]},
        customdata=[[mark] for mark in apart["mark"]],
        hovertext=hover,
        hovertemplate="%{hovertext}<extra></extra>",
    )


def _shade(share: float, theme: Theme) -> str:
    """From the grid's own grey (0) to the ink (1)."""
    ends = [[int(colour[at : at + 2], 16) for at in (1, 3, 5)] for colour in (theme.grid, theme.ink)]
    return "#" + "".join(f"{round(low + 0.85 * share * (high - low)):02X}" for low, high in zip(*ends, strict=True))


def _diagonal(row, place: int, n: int, theme: Theme) -> dict:
    return {
        "text": f"{wrapped(row.first_label, theme, 22)} <b>{row.n_first}</b>",
        "x": place - 0.45,
        "y": n - 1 - place,
        "xanchor": "left",
        "align": "left",
        "showarrow": False,
        "font": {"size": theme.size, "color": theme.ink},
    }
