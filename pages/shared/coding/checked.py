"""How much of what a chart shows people checked by hand, said on the chart."""

from dataclasses import replace
from typing import TYPE_CHECKING

import pandas as pd
import streamlit as st

from analysis.coding.said import count_checked, say_checked
from pages.shared.coding.log import codings, codings_key
from pages.shared.coding.names import machine_beside
from pages.shared.folder import the_corpus
from pages.shared.results import results, results_key

if TYPE_CHECKING:
    from pages.shared.card import Chart


def with_checks(chart: "Chart") -> "Chart":
    """The chart with its counts saying how much was checked by hand, on the screen and in every export."""
    variable = chart.made.variable if the_corpus() is None else ""
    said, counted = _checked((codings_key(), results_key()), variable) if variable else ("", None)
    if not said:
        return chart
    return replace(chart, counts=f"{chart.counts} {said}", rests_on=(*chart.rests_on, counted))


@st.cache_data(show_spinner=False, max_entries=64)
def _checked(key: tuple, variable: str) -> tuple[str, pd.DataFrame]:
    """How much of a variable was checked, as a sentence (or nothing), and the numbers in it."""
    held = codings()[codings()["variable"] == variable]
    asked = (len(results().paragraphs), held, machine_beside(held), variable)
    return say_checked(*asked), count_checked(*asked)
