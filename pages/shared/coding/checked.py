"""How much of what a chart shows people checked by hand, said on the chart."""

from dataclasses import replace
from typing import TYPE_CHECKING

import streamlit as st

from analysis.coding.said import say_checked
from pages.shared.coding.log import codings, codings_key
from pages.shared.coding.names import machine_beside
from pages.shared.results import results, results_key

if TYPE_CHECKING:
    from pages.shared.card import Chart


def checked_words(variable: str) -> str:
    """How much of a variable was checked: "12 of 24 paragraphs checked by hand: 10 of 12 labels agree." Or nothing."""
    return _checked((codings_key(), results_key()), variable) if variable else ""


def with_checks(chart: "Chart") -> "Chart":
    """The chart with its counts saying how much was checked by hand, on the screen and in every export."""
    said = checked_words(chart.made.variable)
    return replace(chart, counts=f"{chart.counts} {said}") if said else chart


@st.cache_data(show_spinner=False, max_entries=64)
def _checked(key: tuple, variable: str) -> str:
    held = codings()[codings()["variable"] == variable]
    return say_checked(len(results().paragraphs), held, machine_beside(held), variable)
