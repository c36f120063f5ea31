"""One corpus held in two ways, in memory and as a scored folder: asked the same, and its answers compared."""

import shutil
from functools import cache
from pathlib import Path

import pandas as pd
from pandas.testing import assert_frame_equal

from analysis.contrast.contrasts import Contrast, contrast_authors
from analysis.contrast.selection import Filters
from analysis.exchange.builtin import CORPUS, read_corpus
from analysis.large.results import LargeResults
from analysis.results import Results
from tests.analysis.large.folders import opened, scored_folder

PAIR = ("Russian", "American")
NARROWED = {
    "everything": Filters(),
    "a topic": Filters(topics=("human_rights",)),
    "one of two topics": Filters(topics=("human_rights", "europe")),
    "an actor": Filters(actors=("Russia",)),
    "a topic and actors": Filters(topics=("international_order",), actors=("China", "European Union")),
    "one of two actors": Filters(actors=("Russia", "Japan")),
    "an actor about an event": Filters(event="guilin", actors=("China",)),
    "an event": Filters(event="guilin"),
    "a telling": Filters(perspective="American", topics=("sino_russian_partnership",)),
}


@cache
def in_memory() -> Results:
    """The built-in corpus."""
    return read_corpus()


def in_a_folder(folder: Path) -> LargeResults:
    """The same in two parts, an article each; its columns are named by the same labels."""
    parts = [in_memory().of_document(doc_id) for doc_id in ("leksyutina", "joscelyn")]
    scored_folder(folder, *parts)
    shutil.copy(CORPUS / "perspectives.toml", folder)
    return opened(folder)


def sides(shown: Results | LargeResults) -> Contrast:
    return contrast_authors(shown, PAIR)


def same(mine: pd.DataFrame, theirs: pd.DataFrame, keys: str | list[str]) -> None:
    """The same rows, in whatever order, and in each the same values."""
    mine, theirs = (frame.sort_values(keys).reset_index(drop=True) for frame in (mine, theirs))
    assert_frame_equal(mine[list(theirs.columns)], theirs, check_dtype=False, rtol=1e-9, atol=1e-12)


def same_with_places(mine: pd.DataFrame, theirs: pd.DataFrame, key: str) -> None:
    """The same rows and values, and behind each row the same paragraphs."""
    places = [
        {name: (len(ids), sorted(ids)) for name, ids in zip(frame[key], frame["paragraph_ids"], strict=True)}
        for frame in (mine, theirs)
    ]
    assert places[0] == places[1]
    same(*(frame.drop(columns="paragraph_ids") for frame in (mine, theirs)), [key])


def place(paragraph_id: str) -> int:
    """Where a paragraph stands in the folder: article by article as they were scored."""
    return list(in_memory().paragraphs["paragraph_id"]).index(paragraph_id)
