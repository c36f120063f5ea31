"""The chart card: finding, figure, counts, downloads, how it was made, and the words behind each mark."""

import html
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, cached_property, partial

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from analysis.briefing.exhibit import Grid, Making
from analysis.briefing.figure_id import part_of_numbers
from analysis.briefing.plain import plain_frame
from analysis.charts.theme import Theme, print_figure, theme_named
from analysis.results import Results
from pages.shared.briefing.adding import offer_to_add
from pages.shared.briefing.opening import address_here
from pages.shared.briefing.taking import chart_taken, id_here
from pages.shared.coding.checked import with_checks
from pages.shared.evidence import evidence_pane
from pages.shared.export import download_row
from pages.shared.look import print_theme, theme
from pages.shared.markup import printed

PLAIN = {"displayModeBar": False, "scrollZoom": False, "doubleClick": False, "showTips": False}


@dataclass(frozen=True)
class Chart:
    """One chart and everything said about it.

    `behind` has one row per mark: label (as a reader picks it), mark (the string that the figure carries in
    customdata[0]) and paragraph_ids (list). `frame` holds the numbers drawn, for the CSV. `grid` is the chart as a
    table of cells, where it is one of strips or squares. `rests_on` are further frames that its sentences take numbers
    from.
    """

    key: str
    finding: str
    figure: Callable[[Theme], go.Figure]
    frame: pd.DataFrame
    counts: str
    alt: str
    made: Making
    behind: pd.DataFrame | None = None
    grid: Callable[[Theme], Grid] | None = None
    rests_on: tuple[pd.DataFrame, ...] = ()

    def print_figure(self, look: Theme | None = None, figure_id: str = "") -> go.Figure:
        """The figure as exports show it: finding, counts, its ID, source and limits on it."""
        figure = self.figure(look or theme_named("print"))
        return print_figure(figure, self.finding, self.counts, self.made.foot(figure_id))

    @cached_property
    def numbers(self) -> str:
        """The part of its ID that its numbers make."""
        return part_of_numbers(plain_frame(self.frame))

    @property
    def filename(self) -> str:
        """The name of its downloads, without extension."""
        return f"parallax-{self.key.replace('_', '-')}"


def draw_card(chart: Chart, results: Results) -> None:
    """Draw the card. A click on a mark, or its label in the list, opens the passages behind it."""
    figure_id = id_here(chart.key, chart.numbers)
    chart = with_checks(chart)
    with st.container(key=f"card-{chart.key}", gap="small"):
        st.html(f'<h2 class="finding">{printed(chart.finding)}</h2>')
        _chart_and_words(chart, results, figure_id)


@st.fragment
def _chart_and_words(chart: Chart, results: Results, figure_id: str) -> None:
    clicked = _draw_figure(chart)
    st.html(f'<p class="counts">{html.escape(chart.counts)}</p>')
    chart_actions(chart, results, figure_id)
    if chart.behind is not None and not chart.behind.empty:
        _words_behind(chart, results, clicked)


def chart_actions(chart: Chart, results: Results, figure_id: str) -> None:
    """What can be done with a chart: taken away as it stands, put into the briefing, and asked how it was made."""
    with st.container(horizontal=True, gap="small", vertical_alignment="center", key=f"{chart.key}-actions"):
        printed_as = partial(chart.print_figure, print_theme(), figure_id)
        download_row(printed_as, chart.frame, filename=chart.filename, title=chart.finding, key=chart.key)
        if figure_id:
            offer_to_add(chart.key, figure_id, partial(chart_taken, chart, results))
        how_it_was_made(chart.made, chart.key, figure_id)


def _draw_figure(chart: Chart) -> str | None:
    """Draw it; the mark that stands clicked, if one does."""
    figure = _sent_often(chart.figure(theme()))
    shown = {"theme": None, "width": "stretch", "config": PLAIN, "alt": chart.alt, "key": f"{chart.key}-figure"}
    if chart.behind is None:
        st.plotly_chart(figure, **shown)
        return None
    event = st.plotly_chart(figure, on_select="rerun", selection_mode="points", **shown)
    # By item, not attribute: tests put a plain dictionary in the event's place.
    return _mark_of(event["selection"]["points"])


def _sent_often(figure: go.Figure) -> go.Figure:
    """The figure, made into what is sent of it once and not at every rerun: all readers of a view share it."""
    if "to_dict" not in vars(figure):
        figure.to_dict = cache(figure.to_dict)
    return figure


def _mark_of(points: list[dict]) -> str | None:
    carried = points[0].get("customdata") if points else None
    if carried is None:
        return None
    return str(carried if isinstance(carried, str) else carried[0])


def _words_behind(chart: Chart, results: Results, clicked: str | None) -> None:
    """The pane of the chosen mark: a click chooses it in the list, so that mouse and keyboard end in one place."""
    behind = chart.behind.set_index("mark")
    chosen, seen = f"{chart.key}-mark", f"{chart.key}-clicked"
    if clicked != st.session_state.get(seen):
        st.session_state[seen] = clicked
        if clicked in behind.index:
            st.session_state[chosen] = clicked
    if st.session_state.get(chosen) not in behind.index:
        st.session_state[chosen] = None
    labels = behind["label"].to_dict()
    mark = st.selectbox(
        "Read the words behind",
        list(behind.index),
        format_func=labels.get,
        key=chosen,
        placeholder="Choose a mark, or click one in the chart",
        width=420,
    )
    if mark is not None:
        evidence_pane(results, behind["paragraph_ids"][mark], key=f"{chart.key}-evidence")


def how_it_was_made(made: Making, key: str, figure_id: str = "") -> None:
    """The drawer that says how a chart or table was made, and by which ID it is found again."""
    rows = "".join(f"<dt>{name}</dt><dd>{html.escape(text)}</dd>" for name, text in made.told.items())
    if figure_id:
        address = html.escape(address_here(figure_id))
        rows += f'<dt>Figure ID</dt><dd><a href="{address}" target="_self">{figure_id}</a></dd>'
    with st.popover("How was this made?", type="tertiary", key=f"{key}-made"):
        st.html(f'<dl class="making">{rows}</dl>')
