"""Passages of a large corpus, on demand: the frames of a few paragraphs, read from the parts that hold them."""

from collections.abc import Sequence
from pathlib import Path

import pandas as pd
from pyarrow import dataset

from analysis.batch.files import NAMES, part_path
from analysis.evidence.passages import passages_of
from analysis.large.corpus import Corpus
from analysis.large.results import LargeResults
from analysis.large.tables import ROWS_OF_PART
from analysis.results import Results
from analysis.schemas import conform, empty


@passages_of.register
def _passages_of(results: LargeResults, paragraph_ids: Sequence[str]) -> Results:
    """Raises InputError where a part cannot be read."""
    ids = tuple(paragraph_ids)
    return results.corpus.remembered(("passages", *ids), lambda: read_paragraphs(results.corpus, ids))


def read_paragraphs(corpus: Corpus, paragraph_ids: Sequence[str]) -> Results:
    """The analysis of a few paragraphs, by their ids, in reading order; of one that there is not, nothing."""
    rows = corpus.ask(
        "SELECT paragraph_id, doc_id, row FROM paragraphs WHERE paragraph_id IN (SELECT unnest($ids)) ORDER BY row",
        {"ids": list(paragraph_ids)},
    )
    parts = [_read(corpus.folder, number, own) for number, own in rows.groupby(rows["row"] // ROWS_OF_PART)]
    frames = {name: _together([part[name] for part in parts], name) for name in NAMES}
    return Results(**frames, scope=corpus.scope)


def _read(folder: Path, number: int, rows: pd.DataFrame) -> dict[str, pd.DataFrame]:
    """The frames of some paragraphs of one part."""
    sentences = _rows(folder, "sentences", number, "paragraph_id", list(rows["paragraph_id"]))
    owners = {
        "sentence_id": list(sentences["sentence_id"]),
        "paragraph_id": list(rows["paragraph_id"]),
        "doc_id": list(rows["doc_id"].unique()),
    }
    frames = {}
    for name in NAMES:
        columns = empty(name).columns
        owner = next(column for column in owners if column in columns)
        if name == "sentences":
            owner = "paragraph_id"
        frames[name] = _rows(folder, name, number, owner, owners[owner])
    return frames


def _rows(folder: Path, name: str, number: int, column: str, values: list[str]) -> pd.DataFrame:
    part = dataset.dataset(part_path(folder, name, number), format="parquet")
    return part.to_table(filter=dataset.field(column).isin(values)).to_pandas()


def _together(frames: list[pd.DataFrame], name: str) -> pd.DataFrame:
    with_rows = [frame for frame in frames if len(frame)]
    return conform(pd.concat(with_rows, ignore_index=True), name) if with_rows else empty(name)
