"""What the questions and answers of coders are called here, and what the machine says to them."""

from collections.abc import Iterable

import numpy as np
import pandas as pd
import streamlit as st

from analysis.coding.codings import STANCE
from analysis.coding.machine import machine_codes, toward
from analysis.coding.scheme import Scheme, read_scheme
from analysis.coding.shown import Names
from analysis.contrast.selection import actors_to_choose
from analysis.exchange.builtin import CORPUS
from pages.shared.results import codebooks, results, results_key


@st.cache_resource(show_spinner=False)
def scheme() -> Scheme:
    """The questions to coders, by variable."""
    return read_scheme(CORPUS / "codebooks" / "coding.toml")


def names() -> Names:
    """What everything is called in the open articles."""
    return Names(scheme(), results().scope, {topic.id: topic.label for topic in codebooks().topics.topics})


def machine_about(paragraph_ids: Iterable[str], actors: Iterable[str]) -> pd.DataFrame:
    """What the machine says of these paragraphs of the open articles, toward these actors in each of them."""
    codes, places = _machine(results_key())
    ids = [paragraph_id for paragraph_id in dict.fromkeys(paragraph_ids) if paragraph_id in places]
    rows = np.sort(np.concatenate([places[paragraph_id] for paragraph_id in ids])) if ids else []
    return toward(codes.iloc[rows], ids, actors)


def machine_beside(codings: pd.DataFrame) -> pd.DataFrame:
    """What the machine says of the paragraphs that people coded, toward every actor that they were asked about."""
    return machine_about(codings["paragraph_id"], actors_asked(codings))


def actors_asked(codings: pd.DataFrame) -> list[str]:
    """The actors toward whom stance was coded."""
    return list(codings.loc[codings["variable"] == STANCE, "key"].unique())


def actors() -> list[str]:
    """The actors that the open articles name, the most important first."""
    return _actors(results_key())


@st.cache_resource(show_spinner=False, max_entries=8)
def _machine(key: tuple) -> tuple[pd.DataFrame, dict[str, np.ndarray]]:
    """Every label of the machine, and the places of each paragraph's; never changed."""
    codes = machine_codes(results())
    return codes, codes.groupby("paragraph_id").indices


@st.cache_resource(show_spinner=False, max_entries=8)
def _actors(key: tuple) -> list[str]:
    return actors_to_choose(results())
