"""Paragraphs in bins of tone: how they spread from hostile to favourable, one side under the other."""

import pandas as pd
import plotly.graph_objects as go

from analysis.catalogue import Measure
from analysis.charts.dots import Group
from analysis.charts.multiples import beside, stack
from analysis.charts.theme import Theme, escape

_HEIGHT = 176
_AIR = 1.28  # of the highest bar, so that the shares stand above it
_ASIDE, _ASIDE_IN_PRINT = 2.5, 4.5  # bars' widths, from the last bin to the bar of those without a tone


def spread_bars(
    spread: pd.DataFrame, halves: pd.DataFrame, groups: list[Group], measure: Measure, theme: Theme
) -> go.Figure:
    """One panel per group: a bar for each bin of tone, its height the share of the paragraphs that have one.

    `spread` needs group, label (of the bin), low, high, n_paragraphs, n_base, share and mark, in the order of the bins,
    the last those without a tone; `halves` group, hostile, zero and favourable, shares that are written above. The bar
    of a tone of exactly 0 is open and stands in the middle; that of paragraphs without a tone is hatched, stands
    aside, and is a share of all.
    """
    shares, panels = halves.set_index("group"), {}
    top = _AIR * max(spread["share"].max(), 0.01)
    for group in groups:
        rows = spread[spread["group"] == group.id]
        if len(rows):
            written = _shares_above(rows, shares.loc[group.id], measure, top, theme)
            panels[group.label] = _panel(rows, group, top, written, theme)
    figure = (beside if theme.name == "print" and len(panels) > 1 else stack)(panels, theme)
    return figure.update_xaxes(title_text="Tone of a paragraph")


def _panel(rows: pd.DataFrame, group: Group, top: float, written: list[dict], theme: Theme) -> dict:
    half, aside = _half(rows), _aside(theme)
    slots = [*range(-half, half + 1), half + aside]
    bins, silent = rows.iloc[:-1], rows.iloc[-1:]
    full = bins["low"] < bins["high"]
    hatch = {"shape": "/", "size": 6, "solidity": 0.18, "fgcolor": theme.zero, "bgcolor": theme.paper}
    traces = [
        _bars(bins[full], [x for x in slots[:-1] if x], {"color": group.colour, "line": {"width": 0}}, group),
        _bars(bins[~full], [0], {"color": theme.paper, "line": {"width": 1.5, "color": group.colour}}, group),
        _bars(silent, slots[-1:], {"color": theme.paper, "pattern": hatch, "line": _edge(theme)}, group),
    ]
    shares = {
        "range": [0, top],
        "tickformat": ".0%",
        "tickprefix": "\u00a0",  # Plotly sets the first sign on the very edge
        "nticks": 4,
        "tickfont": {"size": theme.small, "color": theme.muted},
    }
    look = {"height": _HEIGHT, "showlegend": False, "barmode": "overlay", "bargap": 0.08}
    return {
        "data": traces,
        "layout": look | {"annotations": written, "xaxis": _axis(half, bins, theme), "yaxis": shares},
    }


def _edge(theme: Theme) -> dict:
    return {"width": 1, "color": theme.zero}


def _axis(half: int, bins: pd.DataFrame, theme: Theme) -> dict:
    """Edges stand between the bars; 0 is a bar of its own."""
    edges = {-half - 0.5: bins["low"].min(), 0: 0.0, half + 0.5: bins["high"].max()}
    if half % 2 == 0:
        edges |= {sign * (half / 2 + 0.5): sign * bins["high"].max() / 2 for sign in (-1, 1)}
    aside = half + _aside(theme)
    silent = "no signal" if theme.name == "print" else "no<br>signal"  # a slide's source line stands close below
    ticks = {place: _signed(edge) for place, edge in sorted(edges.items())} | {aside: silent}
    return {
        "tickvals": list(ticks),
        "ticktext": list(ticks.values()),
        "tickangle": 0,
        "range": [-half - 0.8, aside + 1.1],
        "showgrid": False,
    }


def _bars(rows: pd.DataFrame, slots: list[float], look: dict, group: Group) -> dict:
    hover = [
        f"<b>{escape(group.label)}, {row.label}</b><br>{row.n_paragraphs:,} of {row.n_base:,} paragraphs"
        f"{' with a tone' if row.low == row.low else ''}: {_percent(row.share)}"
        for row in rows.itertuples(index=False)
    ]
    return dict(
        type="bar",
        x=slots,
        y=rows["share"].tolist(),
        marker=look,
        customdata=[[mark] for mark in rows["mark"]],
        hovertext=hover,
        hovertemplate="%{hovertext}<extra></extra>",
    )


def _shares_above(rows: pd.DataFrame, shares: pd.Series, measure: Measure, top: float, theme: Theme) -> list[dict]:
    """The shares of both halves, of 0 and of those without a tone, written above their bars."""
    half, silent = _half(rows), rows.iloc[-1]
    texts = (
        (-half - 0.5, "left", f"{measure.low} {_percent(shares['hostile'])}"),
        (0, "center", f"0: {_percent(shares['zero'])}"),
        (half + 0.5, "right", f"{measure.high} {_percent(shares['favourable'])}"),
        (half + _aside(theme), "center", _percent(silent["share"])),
    )
    font = {"size": theme.small, "color": theme.ink}
    look = {"y": top, "yanchor": "top", "showarrow": False, "font": font, "bgcolor": theme.paper, "borderpad": 1}
    return [{"text": text, "x": x, "xanchor": anchor, **look} for x, anchor, text in texts]


def _half(rows: pd.DataFrame) -> int:
    """How many bins lie on either side of 0."""
    return (len(rows) - 2) // 2


def _aside(theme: Theme) -> float:
    return _ASIDE_IN_PRINT if theme.name == "print" else _ASIDE  # a slide names that bar in one line


def _percent(share: float) -> str:
    return "–" if pd.isna(share) else f"{100 * share:.{1 if 0 < share < 0.01 else 0}f} %"


def _signed(edge: float) -> str:
    return f"{edge:+.3g}".replace("-", "−") if edge else "0"
