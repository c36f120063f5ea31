"""Parquet tables: one article a row; what its columns are called is for who asked to tell, as of any table."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from io import BytesIO

import pyarrow as pa
from pyarrow import parquet

from analysis.errors import InputError
from analysis.exchange.formats import bounds
from analysis.exchange.formats.entries import Entry

_COLUMNS = (
    "doc_id",
    "text",
    "title",
    "author",
    "outlet",
    "published",
    "perspective",
    "language",
    "translated",
    "url",
)
_TEXTS = (pa.string(), pa.large_string())


def read(content: bytes, name: str) -> Iterator[Entry]:
    """One entry a row.

    Raises
    ------
    InputError
        The table is broken or too large.
    """
    try:
        yield from _rows(content, name)
    except MemoryError:  # one of Arrow's own errors, too
        raise
    except (pa.ArrowException, OSError, ValueError) as error:
        raise InputError(f"{name}: this Parquet table is broken. Write it again and try again.") from error


def _rows(content: bytes, name: str) -> Iterator[Entry]:
    types = parquet.ParquetFile(BytesIO(content)).schema_arrow
    columns = columns_of(types)
    # Kept as a dictionary, a text that a million rows repeat is held once.
    texts = [column for column in columns if types.field(column).type in _TEXTS]
    table = parquet.ParquetFile(BytesIO(content), read_dictionary=texts)
    row, size = 0, 0
    for batch in table.iter_batches(batch_size=64, columns=columns, use_threads=False):
        for place in range(batch.num_rows):
            row += 1
            fields = {column: plain_value(batch.column(column)[place].as_py()) for column in columns}
            size += sum(len(value) for value in fields.values() if isinstance(value, str))
            if size > bounds.LARGEST_UNPACKED:
                most = bounds.megabytes(bounds.LARGEST_UNPACKED)
                raise InputError(f"{name}: unpacks to more than {most}; rows from {row:,} on were not read. Split it.")
            yield Entry(f"{name}, row {row}", fields)


def columns_of(types: pa.Schema) -> list[str]:
    """The columns that are read: ours, then as many others as are bounded, of which a reader may choose the text."""
    plain = [field.name for field in types if not pa.types.is_nested(field.type)]
    ours = [column for column in _COLUMNS if column in plain]
    return ours + [column for column in plain if column not in ours][: bounds.MOST_COLUMNS]


def plain_value(value: object) -> object:
    """The value as other formats give it: dates, times and bytes as text."""
    if isinstance(value, bytes):
        return value.decode("utf-8", errors="replace")
    return str(value) if isinstance(value, date | Decimal) else value
