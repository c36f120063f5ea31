"""Topics: what is talked about, how often, by whom; and what one text leaves out."""

import streamlit as st

from analysis.charts.dots import dots
from analysis.charts.sides import side_groups
from analysis.charts.topics import topic_squares, topic_strips
from analysis.contrast.compared import compare, score_sides, side_values
from analysis.contrast.contrasts import contrast_authors, contrast_meetings, perspectives, say_left_out
from analysis.contrast.cooccurrence import topic_pairs
from analysis.contrast.findings import within
from analysis.contrast.omissions import balance_of, topic_places
from analysis.contrast.selection import select
from analysis.contrast.topic_findings import (
    foremost_term,
    topics_alone,
    what_goes_together,
    what_is_left_out,
    widest_topic,
)
from analysis.contrast.topics import topic_terms
from analysis.evidence.behind import behind_values
from analysis.evidence.behind_topics import behind_pairs, behind_places
from pages.shared.card import Chart, draw_card
from pages.shared.counted import say_counts
from pages.shared.filters import current_filters, say_nothing_left
from pages.shared.labels import topic_labels
from pages.shared.making import making, voice_of
from pages.shared.results import measures, results, results_key
from pages.shared.table import Table, draw_table
