"""Scored paragraphs to draw from, again and again: what a batch holds of each, put under another paragraph's id."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from analysis.batch.kept import read_batch

_IDS = ("paragraph_id", "sentence_id", "mention_id")  # each begins with that of its paragraph
_JOINED = pa.scalar("", pa.string())


@dataclass(frozen=True)
class Source:
    """The frames of a batch but documents, rows by paragraph; a paragraph is named by its place, from 0.

    tables: by name of the frame; an id holds only what follows the paragraph's. begins: the row that each paragraph
    begins at, and the end. about: one row per paragraph, perspective, event, text and a flag for each topic.
    """

    tables: Mapping[str, pa.Table]
    begins: Mapping[str, np.ndarray]
    about: pd.DataFrame

    def rows(self, name: str, drawn: np.ndarray, ids: pa.Array) -> pa.Table:
        """The rows of a frame that belong to the drawn paragraphs, one after the other, each under its new id."""
        sizes = np.diff(self.begins[name])[drawn]
        ends = sizes.cumsum()
        at = np.repeat(self.begins[name][drawn] - ends + sizes, sizes) + np.arange(sizes.sum())
        owners = ids.take(pa.array(np.repeat(np.arange(len(drawn)), sizes)))
        table = self.tables[name].take(pa.array(at))
        for column in (column for column in _IDS if column in table.column_names):
            whole = pc.binary_join_element_wise(owners, table[column].combine_chunks(), _JOINED)
            table = table.set_column(table.column_names.index(column), column, whole)
        return table


def read_source(folder: Path) -> Source:
    """The paragraphs of a batch that fits in memory.

    Raises
    ------
    InputError
        There is no batch, or a file of it is missing.
    """
    frames = read_batch(folder)
    places = pd.Index(frames["paragraphs"]["paragraph_id"])
    about = _about(frames)
    tables, begins = {}, {}
    for name, frame in frames.items():
        if name == "documents":
            continue
        place = places.get_indexer(_paragraph_ids(frame))
        order = place.argsort(kind="stable")
        begins[name] = np.searchsorted(place[order], np.arange(len(places) + 1))
        tables[name] = pa.Table.from_pandas(_tails(frame).iloc[order], preserve_index=False).combine_chunks()
    return Source(tables, begins, about)


def _about(frames: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    perspectives = frames["documents"].set_index("doc_id")["perspective"]
    paragraphs = frames["paragraphs"].assign(perspective=lambda rows: rows["doc_id"].map(perspectives))
    present = frames["topics_by_paragraph"].pivot_table(
        index="paragraph_id", columns="topic", values="present", aggfunc="any", fill_value=False
    )
    return (
        paragraphs[["paragraph_id", "perspective", "text"]]
        .merge(frames["events"][["paragraph_id", "event"]], on="paragraph_id", validate="one_to_one")
        .merge(present, on="paragraph_id", how="left", validate="one_to_one")
        .fillna(dict.fromkeys(present.columns, False))
    )


def _paragraph_ids(frame: pd.DataFrame) -> pd.Series:
    column = next(column for column in _IDS if column in frame)
    return frame[column].str.split("/").str[:2].str.join("/")


def _tails(frame: pd.DataFrame) -> pd.DataFrame:
    """The frame, of each id only what follows the paragraph's: `/s02/m03`, and nothing of the paragraph's own."""
    columns = [column for column in _IDS if column in frame]
    return frame.assign(**{column: frame[column].str.replace(r"^[^/]*/[^/]*", "", regex=True) for column in columns})
