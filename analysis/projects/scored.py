"""The analysis of one article as a parcel that can be kept, and of many articles put together from their parcels.

Every stage of the pipeline reads one article at a time, so that an article's frames hang on nothing but its id, its
paragraphs, and what they were read with: codebooks, lexicons, model and code. Its record (title, perspective, date)
is put beside them anew each time: to mend a record costs no scoring.
"""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from importlib.metadata import version
from pathlib import Path

import pyarrow as pa

from analysis.errors import InputError
from analysis.exchange.builtin import CORPUS
from analysis.pipeline import Codebooks, analyse, scope_of
from analysis.projects.project import CODEBOOKS
from analysis.results import Results
from analysis.schemas import SCHEMAS, empty
from analysis.text.documents import Article, documents_frame

_CODE = Path(__file__).parents[1]
_READ_BY = ("pipeline.py", "text", "measures")  # of analysis/: what an article's frames are made by
_LIBRARIES = ("textblob", "nupunkt", "vaderSentiment", "onnxruntime", "tokenizers", "numpy")
_ALIKE_FOR_ALL = ("lexicons", "models/stance/model.toml")  # of the corpus; model.toml holds the model's SHA-256
_KINDS = {"text": pa.string(), "count": pa.int64(), "number": pa.float64(), "flag": pa.bool_()}
_KEPT = [name for name in Results.names() if name not in ("documents", "audit")]
_COLUMNS = {
    name: pa.schema([(column, _KINDS[law.kind]) for column, law in SCHEMAS[name].columns.items()]) for name in _KEPT
}


def keys_of(articles: Iterable[Article], own: Mapping[str, str]) -> dict[str, Article]:
    """The articles by the key of their parcel, in their order; `own`: a project's own files, by name."""
    read_with = fingerprint(own)
    return {_key(article, read_with): article for article in articles}


def fingerprint(own: Mapping[str, str]) -> str:
    """The SHA-256 of all that decides what is found in an article, with these files in the place of the corpus's."""
    books = [own[name].encode() if name in own else (CORPUS / name).read_bytes() for name in CODEBOOKS]
    return _digest([fingerprint_of_house().encode(), *books])


@cache
def fingerprint_of_house() -> str:
    """The SHA-256 of code, libraries and those words that no project changes: read once, as the code is."""
    roots = [*(_CODE / name for name in _READ_BY), *(CORPUS / name for name in _ALIKE_FOR_ALL)]
    files = [path for root in roots for path in ([root] if root.is_file() else sorted(root.rglob("*")))]
    kept = [path for path in files if path.is_file() and path.suffix != ".pyc"]
    libraries = [f"{name} {version(name)}".encode() for name in _LIBRARIES]
    return _digest([*libraries, str(_COLUMNS).encode(), *(path.read_bytes() for path in kept)])


def parcel_of(article: Article, codebooks: Codebooks) -> bytes:
    """The parcel of an article, scored now."""
    return _packed(analyse([article], codebooks))


def results_of(articles: Sequence[Article], parcels: Sequence[bytes], codebooks: Codebooks) -> Results:
    """The analysis of the articles, from the parcel of each: what `analyse` gives of them all.

    Raises
    ------
    InputError
        A parcel is damaged.
    """
    try:
        rows = pa.concat_tables([pa.ipc.open_stream(parcel).read_all() for parcel in parcels]) if parcels else None
    except pa.ArrowException as error:
        raise InputError(f"What was kept of the scored articles is damaged ({error}). Score them again.") from error
    frames = {name: _frame(rows.column(name), name) if rows else empty(name) for name in _KEPT}
    return Results(documents_frame(articles), **frames, scope=scope_of(codebooks.perspectives, codebooks.events))


def _key(article: Article, read_with: str) -> str:
    return _digest([read_with.encode(), article.doc_id.encode(), *(text.encode() for text in article.paragraphs)])


def _digest(parts: Iterable[bytes]) -> str:
    """One SHA-256 of several, so that no two lists of parts give one text."""
    whole = hashlib.sha256()
    for part in parts:
        whole.update(hashlib.sha256(part).digest())
    return whole.hexdigest()


def _packed(results: Results) -> bytes:
    """One row as an Arrow stream: a column for each frame, which holds the list of its rows."""
    frames = results.frames()
    columns = {}
    for name, schema in _COLUMNS.items():
        rows = pa.Table.from_pandas(frames[name], schema, preserve_index=False).combine_chunks()
        batch = rows.to_batches()[0] if len(rows) else pa.RecordBatch.from_pylist([], schema)
        columns[name] = pa.ListArray.from_arrays([0, len(rows)], batch.to_struct_array())
    table = pa.table(columns)
    sink = pa.BufferOutputStream()
    with pa.ipc.new_stream(sink, table.schema, options=pa.ipc.IpcWriteOptions(compression="lz4")) as stream:
        stream.write_table(table)
    return sink.getvalue().to_pybytes()


def _frame(lists: pa.ChunkedArray, name: str):
    """A frame from the lists of its rows. By way of categories, so that equal cells share one string in memory."""
    batches = [pa.RecordBatch.from_struct_array(chunk.flatten()) for chunk in lists.chunks]
    frame = pa.Table.from_batches(batches, _COLUMNS[name]).to_pandas(strings_to_categorical=True)
    return frame.astype({column: "str" for column, law in SCHEMAS[name].columns.items() if law.kind == "text"})
