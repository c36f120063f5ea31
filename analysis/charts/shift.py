"""The words that make a difference in tone: how far each moves it, which way, and by standing more or less often."""

import pandas as pd
import plotly.graph_objects as go

from analysis.charts.rules import upright
from analysis.charts.theme import Theme, escape
from analysis.contrast.keyness.shift import LESS_HIGH, LESS_LOW, MORE_HIGH, MORE_LOW

SHOWN = 12  # words
_ROW = 27
_KINDS = {  # kind: whether the word is higher than the other side's tone, and stands more often
    MORE_HIGH: (True, True),
    LESS_LOW: (False, False),
    LESS_HIGH: (True, False),
    MORE_LOW: (False, True),
}


def shift_bars(shift: pd.DataFrame, target: str, theme: Theme) -> go.Figure:
    """One bar per word of `word_shift`, the largest SHOWN: right where it makes the target sound more favourable.

    Colour says whether the word is higher or lower than the other side's tone, hatching that the target has it less
    often. Beside each bar stand the word, its weight, and the counts of both sides. `target` is the
    name of the target.
    """
    rows = shift.head(SHOWN).assign(place=range(min(SHOWN, len(shift))))
    words = list(rows.itertuples(index=False))
    reach = 1.25 * rows["contribution"].abs().max() if len(rows) else 1.0
    layout = {
        "template": theme.template,
        "height": 120 + _ROW * max(len(rows), 3),
        "showlegend": True,
        "legend": {"itemclick": False, "itemdoubleclick": False},
        "barmode": "overlay",
        "shapes": [upright(0, theme.zero)],
        "annotations": [_label(row, theme) for row in words],
        "xaxis": {
            "range": [-reach, reach],
            "nticks": 5,
            "tickformat": "+.2~f",
            "title": {"text": f"← more hostile   {escape(target)}   more favourable →"},
        },
        "yaxis": {"range": [len(rows) - 0.4, -0.6], "visible": False},
    }
    return go.Figure([_bars([row for row in words if row.kind == kind], kind, theme) for kind in _KINDS], layout)


def _bars(own: list, kind: str, theme: Theme) -> dict:
    higher, more = _KINDS[kind]
    colour = theme.favourable if higher else theme.hostile
    return dict(
        type="bar",
        x=[row.contribution for row in own],
        y=[row.place for row in own],
        orientation="h",
        width=0.7,
        name=kind,
        marker={
            "color": colour,
            "line": {"width": 1, "color": colour},
            "pattern": {"shape": "" if more else "/", "fgcolor": colour, "bgcolor": theme.paper, "size": 6},
        },
        customdata=[[row.mark] for row in own],
        hovertext=[_hover(row) for row in own],
        hovertemplate="%{hovertext}<extra></extra>",
    )


def _label(row, theme: Theme) -> dict:
    right = row.contribution > 0
    return {
        "text": f"{escape(row.word)} {_signed(row.weight)}  <span style='color:{theme.muted}'>{row.n_target} : "
        f"{row.n_reference}</span>",
        "x": 0,
        "y": row.place,
        "xanchor": "right" if right else "left",
        "xshift": -6 if right else 6,
        "showarrow": False,
        "font": {"size": theme.small + 1, "color": theme.ink},
    }


def _hover(row) -> str:
    return (
        f"<b>{escape(row.word)}</b>, weight {_signed(row.weight)}<br>{row.n_target} against {row.n_reference} times"
        f"<br>adds {row.contribution:+.3f} to the difference: {row.kind}"
    ).replace("-", "−")


def _signed(weight: float) -> str:
    return f"{weight:+.2f}".replace("-", "−") if weight else "0"
