"""The words that make a difference in tone: how far each moves it, which way, and by standing more or less often."""

import pandas as pd
import plotly.graph_objects as go

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
    figure = go.Figure([_bars(rows[rows["kind"] == kind], kind, theme) for kind in _KINDS])
    for row in rows.itertuples(index=False):
        figure.add_annotation(_label(row, theme))
    reach = 1.25 * rows["contribution"].abs().max() if len(rows) else 1.0
    figure.update_layout(template=theme.template, height=120 + _ROW * max(len(rows), 3), showlegend=True)
    figure.update_layout(barmode="overlay", legend={"itemclick": False, "itemdoubleclick": False})
    figure.update_yaxes(range=[len(rows) - 0.4, -0.6], visible=False)
    figure.update_xaxes(
        range=[-reach, reach],
        nticks=5,
        tickformat="+.2~f",
        title_text=f"← more hostile   {escape(target)}   more favourable →",
    )
    figure.add_vline(x=0, line_color=theme.zero, line_width=1)
    return figure


def _bars(own: pd.DataFrame, kind: str, theme: Theme) -> go.Bar:
    higher, more = _KINDS[kind]
    colour = theme.favourable if higher else theme.hostile
    return go.Bar(
        x=own["contribution"],
        y=own["place"],
        orientation="h",
        width=0.7,
        name=kind,
        marker={
            "color": colour,
            "line": {"width": 1, "color": colour},
            "pattern": {"shape": "" if more else "/", "fgcolor": colour, "bgcolor": theme.paper, "size": 6},
        },
        customdata=[[mark] for mark in own["mark"]],
        hovertext=[_hover(row) for row in own.itertuples(index=False)],
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
