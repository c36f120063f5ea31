"""Which paragraphs stand behind a topic's place in a text, and behind a pair of topics."""

from functools import singledispatch

import pandas as pd

from analysis.contrast.cooccurrence import paragraphs_about
from analysis.contrast.omissions import ABSENT, PASSING, PRESENT
from analysis.evidence.behind import say_paragraphs, say_places
from analysis.results import Results

_TOLD = {PRESENT: "present", PASSING: "in passing", ABSENT: "not mentioned"}


def behind_places(places: pd.DataFrame) -> pd.DataFrame:
    """One row per cell of "topic_places": label, mark, and its paragraph; the cells that mention the topic first.

    Cells without a mention are there too: what a text leaves out can be checked only by reading where it does.
    """
    found = places.assign(silent=places["standing"] == ABSENT).sort_values("silent", kind="stable")
    where = found["label"] + ", " + pd.Series(say_places(found), index=found.index, dtype=object)
    return pd.DataFrame(
        {
            "label": where + ": " + found["standing"].map(_TOLD),
            "mark": found["mark"],
            "paragraph_ids": [[paragraph] for paragraph in found["paragraph_id"]],
        }
    )


@singledispatch
def behind_pairs(results: Results, pairs: pd.DataFrame) -> pd.DataFrame:
    """One row per row of "topic_pairs" that shares a paragraph: label, mark, the paragraphs; the most shared first."""
    held = paragraphs_about(results)
    among = {topic: set(paragraphs) for topic, paragraphs in held.items()}
    met = pairs[pairs["n_both"] > 0].sort_values("n_both", ascending=False, kind="stable")
    shared = [
        [paragraph for paragraph in held[row.first] if paragraph in among[row.second]]
        for row in met.itertuples(index=False)
    ]
    labels = [f"{pair_label(row)}: {say_paragraphs(row.n_both)}" for row in met.itertuples(index=False)]
    return pd.DataFrame({"label": labels, "mark": met["mark"], "paragraph_ids": shared})


def pair_label(row) -> str:
    """The names of a pair's topics; of a topic with itself, its name."""
    return row.first_label if row.first == row.second else f"{row.first_label} and {row.second_label}"
