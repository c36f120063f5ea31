"""What came of a blind sample: agreement, where readers part, each label's rates, and the shares estimated again."""

import html
from dataclasses import dataclass

import pandas as pd
import streamlit as st

from analysis.briefing.exhibit import Making
from analysis.charts.corrected import corrected_shares
from analysis.coding.advice import say_more
from analysis.coding.agreement import (
    HAND,
    MACHINE,
    agreement_table,
    confusion,
    hand_codes,
    label_rates,
    readings,
    settled_of,
)
from analysis.coding.codings import blind_of
from analysis.coding.said import say_agreement, say_corrected
from analysis.coding.shown import (
    drawn_shares,
    shown_agreement,
    shown_confusion,
    shown_differences,
    shown_rates,
    shown_shares,
)
from analysis.coding.totals import differences, shares
from analysis.exchange.writing import csv_bytes
from analysis.schemas import VARIABLES
from pages.shared.card import Chart, draw_card
from pages.shared.coding.log import codings, codings_key
from pages.shared.coding.names import actors_asked, machine_about, machine_beside, names
from pages.shared.coding.sampling import population_of, samples_coded
from pages.shared.labels import plain
from pages.shared.printed import prose, table
from pages.shared.results import results, results_key

_ALPHA = (
    "α is Krippendorff’s: 1 perfect, 0 what chance would give; .800 is called reliable, .667 enough for tentative "
    "conclusions (Krippendorff 2019). Nominal; of stance ordinal, where all find the actor referred to. Its interval "
    "resamples whole paragraphs (percentile bootstrap, 95 %). The interval of the agreement is Wilson’s. Answers about "
    "one paragraph hang together, so that many labels of few paragraphs say less than their number."
)
_RATES = (
    "Precision: of the machine’s labels, those that coders gave too. Recall: of the coders’ labels, those that the "
    "machine gave too. Counts of the sample, not weighted; questions on which coders differ are left out until they "
    "are settled. Intervals are Wilson’s (95 %)."
)
_SHARES = (
    "The machine’s share over all paragraphs, and what the sample says it should be: the machine’s sum, plus the mean "
    "of hand minus machine over the coded paragraphs times their number, stratum by stratum (design-based supervised "
    "learning, Egami et al. 2023; prediction-powered inference, Angelopoulos et al. 2023). The interval (95 %) is of "
    "the paragraphs not coded: where all are, there is none. It takes the coders’ word for what the paragraphs say, "
    "and skipped paragraphs for paragraphs like the others. Shares against and in favour are of the paragraphs "
    "that refer to the actor. Corrections made where a label was read are not used: whoever corrects looks where an "
    "error shows, so that these are not like the others."
)
_CHANGED = (
    "The articles have changed since this sample was drawn, so it no longer says how the machine’s shares should be "
    "corrected. Draw a new one."
)


@dataclass(frozen=True)
class Outcome:
    """What came of one sample, each as a frame; `read` has one column per reader.

    No shares where the articles have changed since, no differences where fewer than two perspectives tell.
    """

    read: pd.DataFrame
    agreement: pd.DataFrame
    rates: pd.DataFrame
    shares: pd.DataFrame | None
    differences: pd.DataFrame | None


def show_outcome() -> None:
    """The sample that the reader chooses, and what came of it."""
    samples = samples_coded()
    if not samples:
        prose(["No sample of these articles has been coded yet. Begin one under “Code a sample”."])
        return
    sample = st.selectbox("Sample", list(samples), format_func=samples.get, key="outcome-sample")
    if blind_of(codings(), sample).empty:
        prose(["Nothing of this sample has been coded yet."])
        return
    made = _outcome((codings_key(), results_key()), sample)
    _agreement(made)
    variable = _choose_variable(made)
    _confusion(made, variable)
    _rates(made, variable)
    _shares(made, variable)


def _agreement(made: Outcome) -> None:
    said = [say_agreement(row) for row in made.agreement.to_dict("records")]
    _head(said[0] if said else "Nothing can be compared yet: the machine was not sure of what was coded.")
    shown = shown_agreement(made.agreement, names())
    table(shown, "Agreement of coders with the machine and with each other")
    st.download_button(
        "Agreement (CSV)", lambda: csv_bytes(made.agreement), "parallax-agreement.csv", "text/csv", on_click="ignore",
        key="agreement-csv",
    )  # fmt: skip
    st.caption(_ALPHA)


def _choose_variable(made: Outcome) -> str:
    asked = set(made.read.index.get_level_values("variable"))
    variables = [name for name in VARIABLES if name in asked]
    called = names()
    return st.segmented_control(
        "Look into", variables, default=variables[0], required=True, key="outcome-variable",
        format_func=lambda each: plain(called.variable(each)),
    )  # fmt: skip


def _confusion(made: Outcome, variable: str) -> None:
    readers = [name for name in made.read.columns if name != MACHINE]
    pairs = [(name, MACHINE) for name in readers] + [
        (one, other) for at, one in enumerate(readers) for other in readers[at + 1 :]
    ]
    pair = st.selectbox("Who against whom", pairs, format_func=" and ".join, key="outcome-pair", width=320)
    counts = confusion(made.read, variable, across=pair[1], down=pair[0])
    if counts.empty:
        prose(["The two have no question of this kind in common yet."])
        return
    _head(f"Where {pair[0]} and {'the machine' if pair[1] == MACHINE else pair[1]} part", 3)
    table(shown_confusion(counts, variable, names()), f"Codes of {pair[0]} in rows, of {pair[1]} in columns")


def _rates(made: Outcome, variable: str) -> None:
    own = made.rates[made.rates["variable"] == variable]
    if len(own):
        _head("Label by label", 3)
        table(shown_rates(own, names()), "Precision and recall of the machine’s labels against the hand-coded")
        st.caption(_RATES)


def _shares(made: Outcome, variable: str) -> None:
    _head("The shares, corrected by hand", 3)
    if made.shares is None:
        prose([_CHANGED])
        return
    own = _chosen_shares(made.shares[made.shares["variable"] == variable], variable)
    draw_card(_chart(made, own), results())
    table(shown_shares(own, names()), "Shares of paragraphs: the machine’s, by hand, and corrected")
    if more := say_more(own, names()):
        prose([more])
    if made.differences is not None:
        apart = made.differences[made.differences["variable"] == variable]
        one, other = _pair()
        prose([f"{results().scope.of(one).label} minus {results().scope.of(other).label}:"])
        table(shown_differences(apart, names()), "Differences of the shares, the machine’s and corrected")
    st.caption(_SHARES)


def _chosen_shares(own: pd.DataFrame, variable: str) -> pd.DataFrame:
    """The shares of one question of the variable: the one that the reader chooses, where there are several."""
    keys, called = list(own["key"].unique()), names()
    if len(keys) < 2:
        return own
    key = st.selectbox(
        "Draw the shares of", keys, format_func=lambda each: called.question(variable, each),
        key=f"outcome-key-{variable}", width=320,
    )  # fmt: skip
    return own[own["key"] == key]


def _chart(made: Outcome, own: pd.DataFrame) -> Chart:
    """The machine’s, hand-coded and corrected shares of each telling."""
    rows, called = drawn_shares(own, names()), names()
    what = called.question(own["variable"].iloc[0], own["key"].iloc[0])
    finding, doubt = say_corrected(rows, what)
    coded = ", ".join(
        f"{row.telling} {int(row.n)} of {int(row.N)}" for row in rows.drop_duplicates("perspective").itertuples()
    )
    values = shown_shares(own, called).to_dict("records")
    listed = "; ".join(
        f"{row['Telling']}, {row['Share of']}: machine {row['Machine']}, by hand "
        f"{row['By hand']}, corrected {row['Corrected (95 %)']}"
        for row in values
    )
    return Chart(
        key="corrected_shares",
        finding=finding,
        figure=lambda look: corrected_shares(rows, look),
        frame=rows.drop(columns=["mark"]),
        counts=f"{doubt} Coded: {coded} paragraphs. Dot: corrected; diamond: machine; cross: by hand in the sample.",
        alt=f"Three marks a row. {finding} {doubt} {listed}.",
        made=Making(
            formula=_SHARES,
            settings="A blind random sample; questions on which coders differ count in parts until they are settled.",
            mask="",
            limits="It says what coders find in these texts, and no more.",
            source="Coded by hand in this project.",
        ),
        behind=_behind(made, rows),
    )


def _behind(made: Outcome, rows: pd.DataFrame) -> pd.DataFrame:
    """Behind each row of the chart: the coded paragraphs of its telling to which a reader gave its code."""
    tellers = results().paragraphs.merge(results().documents[["doc_id", "perspective"]], on="doc_id", validate="m:1")
    teller = tellers.set_index("paragraph_id")["perspective"].fillna("")
    at = made.read.index.to_frame(index=False)
    found = []
    for row in rows.itertuples():
        asked = (
            (at["variable"] == row.variable)
            & (at["key"] == row.key)
            & (at["paragraph_id"].map(teller) == row.perspective)
        )
        given = made.read.eq(row.code).any(axis=1).to_numpy()
        ids = list(dict.fromkeys(at.loc[asked.to_numpy() & given, "paragraph_id"]))
        found.append((f"{row.label}: {len(ids)} coded {'paragraph' if len(ids) == 1 else 'paragraphs'}", row.mark, ids))
    return pd.DataFrame([row for row in found if row[2]], columns=["label", "mark", "paragraph_ids"])


def _head(said: str, level: int = 2) -> None:
    st.html(f'<h{level} class="finding">{html.escape(said)}</h{level}>')


def _pair() -> tuple[str, str]:
    """The two perspectives whose difference is estimated: the first two of the scope that tell here; or none."""
    telling = set(results().documents["perspective"].dropna())
    ordered = [each.name for each in results().scope.perspectives if each.name in telling]
    return tuple(ordered[:2])


@st.cache_data(show_spinner="Comparing …", max_entries=16)
def _outcome(key: tuple, sample: str) -> Outcome:
    coded, settled = blind_of(codings(), sample), settled_of(codings())
    machine = machine_beside(coded)
    read = readings(coded, machine)
    held = population_of(sample)
    estimated = None
    if held is not None:
        everywhere = machine_about(held["paragraph_id"], actors_asked(coded))
        estimated = shares(held, coded, settled, everywhere)
    pair = _pair()
    return Outcome(
        read=read,
        agreement=agreement_table(read),
        rates=label_rates(hand_codes(coded, settled).rename(HAND), machine),
        shares=estimated,
        differences=differences(estimated, pair) if estimated is not None and len(pair) == 2 else None,
    )
