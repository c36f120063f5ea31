"""Random samples of the open articles: drawn, gone on with, and what is asked of each paragraph."""

from dataclasses import dataclass

import pandas as pd
import streamlit as st

from analysis.coding.codings import BLIND, STANCE, TOPIC, blind_of
from analysis.coding.said import say_sample
from analysis.coding.sample import Design, design_of, draw_sample, population, sample_id, state_of
from analysis.schemas import VARIABLES
from pages.shared.coding.log import coder, codings
from pages.shared.coding.names import actors, names
from pages.shared.labels import plain
from pages.shared.printed import prose
from pages.shared.results import results, results_key

_OPEN, _TROUBLE = "blind-open", "blind-settings-trouble"
_N, _ACTORS, _MOST_ACTORS = 30, 3, 6
_NEW = ""


@dataclass(frozen=True)
class Opened:
    """The sample that is being coded: its id, what is asked of each paragraph, and toward which actors."""

    sample: str
    variables: tuple[str, ...]
    actors: tuple[str, ...]

    @property
    def questions(self) -> list[tuple[str, str]]:
        """Every question to a paragraph: variable and key."""
        keys = {TOPIC: list(names().topics), STANCE: list(self.actors)}
        return [(variable, key) for variable in self.variables for key in keys.get(variable, [""])]


def codable() -> pd.DataFrame:
    """The paragraphs of the open articles whose words are at hand, as `population` gives them."""
    return _population(results_key())


def opened_sample() -> Opened | None:
    """The sample that is being coded; None where none is, or the articles have changed since it was drawn."""
    opened = st.session_state.get(_OPEN)
    return opened if opened and population_of(opened.sample) is not None else None


def drawn(opened: Opened) -> pd.DataFrame:
    """The paragraphs of a sample in the order of coding: paragraph_id, stratum, probability."""
    design, _ = design_of(opened.sample)
    return draw_sample(codable(), design)


def close_sample() -> None:
    """Callback: stop coding; what was coded is kept."""
    st.session_state.pop(_OPEN, None)


def samples_coded() -> dict[str, str]:
    """The random samples that somebody has coded, by id, as a reader chooses them; the latest first."""
    rows = codings()[codings()["origin"] == BLIND]
    counts = {
        sample: blind_of(rows, sample).groupby("coder")["paragraph_id"].nunique()
        for sample in rows["sample"][::-1].unique()
    }
    return {sample: say_sample(sample, n.to_dict()) for sample, n in counts.items() if len(n)}


def population_of(sample: str) -> pd.DataFrame | None:
    """The paragraphs that a sample speaks of; None where the articles have changed since it was drawn.

    stratum is one and the same where it was drawn without strata.
    """
    held, found = _population(results_key()), design_of(sample)
    if not found or found[1] != _state(results_key()):
        return None
    return held if found[0].stratified else held.assign(stratum="")


def choose_sample() -> None:
    """A sample that was begun, or a new one."""
    n, of = len(codable()), len(results().paragraphs)
    apart = (
        "" if n == of else f" The words of {of - n} of {of} paragraphs are not at hand: the sample cannot hold them."
    )
    prose([
        "Paragraphs are drawn at random and shown without the machine’s labels. What you answer is set beside them, "
        f"and says what the shares in the charts should be.{apart}"
    ])  # fmt: skip
    begun = {sample: said for sample, said in samples_coded().items() if population_of(sample) is not None}
    chosen = _NEW
    if begun:
        options = {**begun, _NEW: "A new sample"}
        chosen = st.selectbox("Sample", list(options), format_func=options.get, key="blind-which")
    with st.form(f"blind-settings-{chosen}"):
        _settings(n, chosen)
        label = "Go on" if chosen else "Begin"
        st.form_submit_button(label, type="primary", on_click=_begin, args=(chosen,), key=f"blind-begin-{chosen}")
    if trouble := st.session_state.pop(_TROUBLE, ""):
        st.error(plain(trouble))


def _settings(n: int, sample: str) -> None:
    """What is coded, as it was before where the sample was begun; of a new sample, how it is drawn."""
    called, before = names(), blind_of(codings(), sample)
    asked = [name for name in VARIABLES if name in set(before["variable"])] or [STANCE]
    toward = list(dict.fromkeys(before.loc[before["variable"] == STANCE, "key"])) or actors()[:_ACTORS]
    st.pills(
        "What to code", VARIABLES, selection_mode="multi", default=asked, key=f"blind-variables-{sample}",
        format_func=lambda variable: plain(called.variable(variable)),
    )  # fmt: skip
    st.multiselect(
        "Stance toward", list(dict.fromkeys([*actors(), *toward])), toward, max_selections=_MOST_ACTORS,
        key=f"blind-actors-{sample}",
    )  # fmt: skip
    if sample:
        return
    left, right = st.columns(2)
    left.number_input("Paragraphs", 1, n, min(_N, n), key="blind-n", help=f"{n} can be drawn")
    right.number_input("Seed", 1, 999_999, 1, key="blind-seed", help="The same seed draws the same paragraphs again")
    st.radio(
        "Drawn", [False, True], 0, lambda stratified: "in strata" if stratified else "simply", key="blind-stratified",
        captions=["Each set of paragraphs is equally probable", "Each perspective and event gives its share"],
    )  # fmt: skip


def _begin(sample: str) -> None:
    """Callback: open the sample that was chosen, or draw a new one."""
    given = st.session_state
    variables = tuple(name for name in VARIABLES if name in given.get(f"blind-variables-{sample}", ()))
    targets = tuple(given.get(f"blind-actors-{sample}", ())) if STANCE in variables else ()
    given[_TROUBLE] = "" if variables and (targets or STANCE not in variables) else "Choose what to code, and of whom."
    given[_TROUBLE] = given[_TROUBLE] or ("" if coder() else "Give your initials first.")
    if given[_TROUBLE]:
        return
    if sample == _NEW:
        design = Design(int(given["blind-n"]), int(given["blind-seed"]), bool(given["blind-stratified"]))
        sample = sample_id(design, _state(results_key()))
    given[_OPEN] = Opened(sample, variables, targets)


@st.cache_resource(show_spinner=False, max_entries=8)
def _population(key: tuple) -> pd.DataFrame:
    return population(results())


@st.cache_resource(show_spinner=False, max_entries=8)
def _state(key: tuple) -> str:
    return state_of(results())
