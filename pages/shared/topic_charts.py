"""Charts of the topics page: how often, in how many paragraphs, in one text only, together, and by which terms."""

import pandas as pd
import streamlit as st

from analysis.briefing.grids import pairs_grid, topics_grid
from analysis.charts.dots import dots
from analysis.charts.sides import side_groups
from analysis.charts.topics import topic_squares, topic_strips
from analysis.contrast.compared import score_sides, side_values
from analysis.contrast.cooccurrence import topic_pairs
from analysis.contrast.counts import amount, say_counts
from analysis.contrast.findings import Finding, within
from analysis.contrast.omissions import balance_of, topic_places
from analysis.contrast.topic_findings import (
    foremost_term,
    say_flat,
    topics_alone,
    what_goes_together,
    what_is_left_out,
    widest_topic,
)
from analysis.contrast.topics import topic_terms
from analysis.evidence.behind import behind_values
from analysis.evidence.behind_topics import behind_pairs, behind_places
from pages.shared.card import Chart
from pages.shared.contrasts import VIEWS_REMEMBERED, View, compared, remembered
from pages.shared.drawn import drawn_of
from pages.shared.labels import topic_labels
from pages.shared.making import making
from pages.shared.results import measures
from pages.shared.table import Table

RATE, SHARE = "topic_rate", "topic_share"
_TERMS = "terms_topic"


@remembered
def rates_chart(view: View) -> Chart | None:
    """How often each side mentions each topic; None where no topic is found."""
    return _compared(view, RATE, "mention")


@remembered
def shares_chart(view: View) -> Chart | None:
    """The share of each side's paragraphs in which each topic is present; None where none is."""
    return _compared(view, SHARE, "")


@remembered
def omissions_chart(view: View) -> Chart:
    """Where each topic stands in each text, and which text leaves it out."""
    sides = view.whole.filled
    places = topic_places(view.shown, sides, topic_labels())
    finding, drawn = what_is_left_out(balance_of(places, sides), sides), drawn_of(view.whole)
    return Chart(
        key="left_out",
        finding=within(finding.sentence, view.filters),
        figure=lambda theme: topic_strips(drawn.of(places), side_groups(view.whole, theme), theme),
        grid=lambda theme: topics_grid(drawn.of(places), side_groups(view.whole, theme)),
        frame=places,
        counts=f"Full: present. Low: mentioned in passing. Pale: not mentioned. {finding.doubt} {drawn.said}".strip(),
        alt=f"One row per topic, one cell per paragraph. {within(finding.whole, view.filters)}",
        made=making(measures()[SHARE], view.filters, interval=False),
        behind=behind_places(places),
        rests_on=(*finding.rests_on, *drawn.rests_on),
    )


@remembered
def pairs_chart(view: View) -> Chart:
    """How many paragraphs carry both topics of a pair."""
    pairs = topic_pairs(view.shown, topic_labels())
    finding = what_goes_together(pairs)
    return Chart(
        key="together",
        finding=within(finding.sentence, view.filters),
        figure=lambda theme: topic_squares(pairs, theme),
        grid=lambda theme: pairs_grid(pairs, theme),
        frame=pairs,
        counts=f"In a cell: paragraphs with both topics; after a name: those with it. {finding.doubt}",
        alt=f"A triangle of topic pairs. {within(finding.whole, view.filters)}",
        made=making(measures()[SHARE], view.filters, interval=False),
        behind=behind_pairs(view.shown, pairs),
        rests_on=finding.rests_on,
    )


def terms_table(view: View, first: str) -> Table:
    """The words that a topic was counted by; `first` is the topic shown until the reader chooses another."""
    labels, sides = topic_labels(), view.whole.filled
    topic = st.session_state.setdefault(_TERMS, first)
    terms = _terms(view.key, topic, view)
    numbers = {side.label: st.column_config.NumberColumn(width=105) for side in sides}
    stands = st.column_config.TextColumn("Stands as", width=135)
    return Table(
        key="terms",
        finding=within(foremost_term(terms, labels[topic], sides), view.filters),
        frame=terms,
        columns={"found_as": stands, **numbers, "mentions": "Mentions", "term": "Term of the codebook"},
        counts=f"{amount(terms['mentions'].sum(), 'mention')}. An asterisk stands for any ending of the word.",
        made=making(measures()[RATE], view.filters, interval=False),
        choose=lambda: st.selectbox("Topic", list(labels), format_func=labels.get, key=_TERMS, width=420),
        chosen={_TERMS: topic},
    )


@st.cache_resource(show_spinner=False, max_entries=VIEWS_REMEMBERED)
def _terms(key: tuple, topic: str, _view: View) -> pd.DataFrame:
    return topic_terms(_view.shown, topic, _view.whole.filled, _view.voice(RATE))


def _compared(view: View, measure_id: str, counted: str) -> Chart | None:
    """One measure of every topic, side by side."""
    contrast, measure = view.whole, measures()[measure_id]
    values = side_values(
        score_sides(view.shown, contrast, view.voice(measure_id), (measure_id,)), measure_id, topic_labels()
    )
    if values.empty:
        return None
    finding = _finding(view, measure_id, values)
    told = (finding.doubt, say_counts(values, contrast, counted), view.left_out, say_flat(values))
    members = {("", side.id): side.paragraph_ids for side in contrast.sides}
    names = {side.id: side.label for side in contrast.sides}
    return Chart(
        key=measure_id,
        finding=within(finding.sentence, view.filters),
        figure=lambda theme: dots(values, side_groups(contrast, theme), measure, theme),
        frame=values,
        counts=" ".join(part for part in told if part),
        alt=f"Dots with intervals, one row per topic. {within(finding.whole, view.filters)}",
        made=making(measure, view.filters),
        behind=behind_values(view.shown, values, measure_id, names, members),
        rests_on=(*finding.rests_on, *view.left_out_rests_on),
    )


def _finding(view: View, measure_id: str, values: pd.DataFrame) -> Finding:
    if view.whole.empty:
        return topics_alone(values, view.whole, measures()[measure_id])
    differing = compared(view)
    differing = differing[differing["measure"] == measure_id]
    return widest_topic(differing, view.whole, measures()[measure_id], topic_labels())
