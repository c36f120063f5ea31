"""Charts of the page “What is left out”: the actors that one text alone names, and the topics that no text turns to."""

import html
from collections.abc import Sequence
from dataclasses import replace

import pandas as pd
import streamlit as st

from analysis.charts.dots import Group
from analysis.charts.silence import named_beside
from analysis.charts.theme import Theme, colour_of
from analysis.contrast.contrasts import contrast_authors
from analysis.contrast.counts import amount
from analysis.contrast.findings import stated, within
from analysis.contrast.groups import Side, text_or_telling
from analysis.contrast.omissions import balance_of
from analysis.contrast.selection import Filters
from analysis.evidence.behind_silence import behind_actors
from analysis.facts.silence import actors_by_side
from analysis.facts.silence_findings import alone_stated, say_actors_alone, say_topics_nowhere
from pages.shared.card import Chart, draw_card
from pages.shared.contrasts import View, remembered
from pages.shared.filters import selected
from pages.shared.making import making, voice_of
from pages.shared.pairs import author_pair
from pages.shared.results import measures, results
from pages.shared.topic_charts import omissions_chart
from pages.shared.ways import way_to

RATE = "actor_rate"
MOST_ACTORS = 20  # rows of the chart


def compared_view(filters: Filters) -> View:
    """The compared sides under the filters but the author's: what a text leaves out is seen only against another."""
    wide = replace(filters, perspective=None)
    shown = selected(results(), wide)
    return View("silence", shown, wide, {"": contrast_authors(shown, author_pair())})


def say_page(view: View) -> str:
    """The title of the page."""
    noun = "text" if text_or_telling(view.whole.sides) == "text" else "side"
    return f"What does one {noun} tell, and the other leave out?"


def draw_actors(view: View) -> None:
    """The chart of actors named, or that none is."""
    chart = actors_chart(view)
    if chart is None:
        nobody, _ = say_actors_alone(pd.DataFrame(columns=["actor"]), ())
        with st.container(key="card-silence_actors"):
            st.html(f'<h2 class="finding">{html.escape(within(nobody, view.filters))}</h2>')
    else:
        draw_card(chart, view.shown)


@remembered
def actors_chart(view: View) -> Chart | None:
    """Which actors each text names, those that one alone names first; None where none is named."""
    voice, sides = voice_of(measures()[RATE], view.filters), view.whole.filled
    frame, noun = actors_by_side(view.shown, sides, voice), text_or_telling(sides)
    if frame.empty:
        return None
    finding, doubt = say_actors_alone(frame, sides)
    drawn = frame[frame["actor"].isin(frame["actor"].unique()[:MOST_ACTORS])]
    left = frame["actor"].nunique() - drawn["actor"].nunique()
    told = (doubt, _sizes(drawn, sides), f"{left} more actors are named in several {noun}s." if left else "")
    return Chart(
        key="silence_actors",
        finding=within(finding, view.filters),
        figure=lambda theme: named_beside(drawn, _groups(sides, theme), measures()[RATE], theme),
        frame=drawn,
        counts=" ".join(part for part in told if part),
        alt=f"Bars with intervals, one panel per {noun}, one row per actor. {within(finding, view.filters)} {doubt}",
        made=making(measures()[RATE], view.filters, more=_ACTOR_RULE),
        behind=behind_actors(drawn, sides, view.shown, voice),
        rests_on=(*alone_stated(frame, sides), stated(n_more_actors=left)),
    )


_ACTOR_RULE = (
    "Number at a bar: mentions. “quoted”, “reported”: only other speakers’ words name it there. Not named: no mention "
    "in this voice; its paragraphs have Wilson’s interval; expected are the mentions at the rate of the "
    "texts that name it."
)


def _groups(sides: Sequence[Side], theme: Theme) -> list[Group]:
    return [Group(side.id, side.label, colour_of(side.id, theme)) for side in sides]


def _sizes(frame: pd.DataFrame, sides: Sequence[Side]) -> str:
    words = dict(zip(frame["group"], frame["n_words"], strict=True))
    sizes = [(side, len(side.paragraph_ids), words.get(side.id, 0)) for side in sides]
    return " ".join(f"{side.label}: {amount(n, 'paragraph')}, {amount(int(w), 'word')}." for side, n, w in sizes)


def say_topics(view: View) -> None:
    """Below the chart of topics: those that no text turns to, and the way to the page of topics."""
    st.html(f'<p class="counts">{html.escape(within(_topics_nowhere(view.key, view), view.filters))}</p>')
    way_to("pages/measures/topics.py", "How often each topic is talked about")


@st.cache_data(show_spinner=False, max_entries=64)
def _topics_nowhere(key: tuple, _view: View) -> str:
    sides = _view.whole.filled
    return say_topics_nowhere(balance_of(omissions_chart(_view).frame, sides))
