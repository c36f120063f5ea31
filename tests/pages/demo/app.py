"""One card from a tiny invented corpus, so that the card's tests hang on no page."""

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from analysis.charts.theme import Theme, colour_of, wrapped
from pages.shared import serving
from pages.shared.card import Chart, Making, draw_card
from pages.shared.look import write_styles
from tests.pages.demo.made_up import made_up_results

TONE = pd.DataFrame(
    {
        "perspective": ["American", "American", "Russian", "Russian"],
        "paragraph_id": ["north/p01", "north/p02", "south/p01", "south/p02"],
        "polarity": [0.15, 0.0, None, 0.3],
    }
)
BEHIND = pd.DataFrame(
    {
        "label": ["American author: 2 paragraphs", "Russian author: 2 paragraphs"],
        "mark": ["American", "Russian"],
        "paragraph_ids": [["north/p01", "north/p02"], ["south/p01", "south/p02"]],
    }
)
FINDING = (
    "The American author’s words run from +1.00 to −0.70 within one paragraph, while the Russian author’s rest on a "
    "single scored word <b>in translation</b>"
)


def bars(theme: Theme) -> go.Figure:
    """One bar per side: its mean polarity."""
    means = TONE.groupby("perspective")["polarity"].mean()
    figure = go.Figure(
        go.Bar(
            x=means,
            y=[wrapped(f"{name} author, a label of some length & more", theme, 24) for name in means.index],
            orientation="h",
            marker_color=[colour_of(name, theme) for name in means.index],
            customdata=[[name] for name in means.index],
            text=[f"{value:+.2f}".replace("-", "−") for value in means],
            textposition="outside",
            cliponaxis=False,
            hovertemplate="%{y}: %{x:+.2f}<extra></extra>",
        )
    )
    figure.update_layout(template=theme.template, height=220, margin_r=48)
    figure.update_xaxes(range=[-0.5, 0.5], tickvals=[-0.5, 0, 0.5], ticktext=["hostile", "0", "favourable"])
    return figure.add_vline(x=0, line_width=1, line_color=theme.zero)


def show() -> None:
    """The whole demo."""
    st.set_page_config(page_title="Demo", layout="wide")
    write_styles()
    st.title("A demo of one card", anchor=False)
    made = Making(
        formula="Mean weight of the scored words of each paragraph, averaged over paragraphs.",
        settings="All words; no filter.",
        mask="Names and set phrases are masked.",
        limits="Invented texts: four paragraphs say nothing about harbours at large, and nothing about ferries.",
        source="Source: two invented articles about a ferry; tone by TextBlob’s English lexicon.",
    )
    counts = "4 paragraphs, 45 words; 1 paragraph has no scored word and is not drawn"
    chart = Chart("tone_demo", FINDING, bars, TONE, counts, f"Bars. {FINDING}", made, BEHIND)
    draw_card(chart, made_up_results())


if __name__ == "__main__":
    show()
else:
    app = st.App("app.py", routes=serving.ROUTES, middleware=serving.MIDDLEWARE)
