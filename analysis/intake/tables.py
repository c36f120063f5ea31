"""Tables whose columns have other names than ours: which column is the text, the id, the perspective."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import PurePath
from statistics import mean

from analysis.exchange.formats.entries import Entry

# For each field, the names that tables give it, the commonest first; read without regard to capitals, spaces and _.
_CALLED = {
    "text": "text fulltext articletext body bodytext maintext rawtext content articlebody article articlecontent story",
    "doc_id": "docid id docname documentid articleid name filename file key",
    "title": "title headline heading",
    "author": "author authors byline writer creator",
    "outlet": "outlet source publisher publication newspaper media sitename sourcename hostname domain container",
    "published": "published date datepublish datepublished publishdate publicationdate pubdate issued day",
    "perspective": "perspective side narrative camp group stance party country",
    "language": "language lang inlanguage",
    "translated": "translated istranslation",
    "url": "url link address href permalink",
}
TO_CHOOSE = ("text", "doc_id", "perspective")  # the fields for which a person may name another column
_LOOKED_AT = 20  # rows
_A_TEXT = 200  # characters from which a column of long cells may be the text


def columns_in(entries: Sequence[Entry]) -> tuple[str, ...]:
    """The columns of a table, in its order; none where the file is no table."""
    rows = [entry.fields for entry in entries[:_LOOKED_AT] if is_row(entry)]
    return tuple(dict.fromkeys(name for row in rows for name in row))


def called(entries: Sequence[Entry], chosen: Mapping[str, str]) -> dict[str, str]:
    """The column of each field: the one `chosen` ("" for none), else one of a name that tables give it.

    The text may also be the one column of long cells.
    """
    columns = columns_in(entries)
    plain = {_plain(column): column for column in reversed(columns)}
    found = {
        field: next((plain[name] for name in names.split() if name in plain), "") for field, names in _CALLED.items()
    }
    found["text"] = found["text"] or _longest(entries, columns)
    found |= {field: column for field, column in chosen.items() if column in ("", *columns)}
    return {field: column for field, column in found.items() if column}


def renamed(entries: Sequence[Entry], columns: Mapping[str, str]) -> Iterator[Entry]:
    """The entries with fields called as ours; a row without an id is named after its file and its place."""
    width = len(str(len(entries)))
    for number, entry in enumerate(entries, 1):
        yield _renamed(entry, columns, f"{number:0{width}}") if is_row(entry) else entry


def _renamed(entry: Entry, columns: Mapping[str, str], number: str) -> Entry:
    fields = {field: entry.fields[column] for field, column in columns.items() if column in entry.fields}
    if fields.get("doc_id") not in (None, ""):
        return replace(entry, fields=fields)
    stem = PurePath(entry.where.partition(",")[0]).stem
    return replace(entry, fields=fields | {"doc_id": f"{stem}-{number}"}, from_file=True)


def is_row(entry: Entry) -> bool:
    """Whether an entry is a row of a table, not a file of its own."""
    return bool(entry.fields) and not entry.from_file


def _longest(entries: Sequence[Entry], columns: Sequence[str]) -> str:
    """The column whose cells are longest; none where even those are no texts."""
    rows = [entry.fields for entry in entries[:_LOOKED_AT] if is_row(entry)]
    lengths = {column: mean(len(str(row.get(column) or "")) for row in rows) for column in columns}
    longest = max(lengths, key=lengths.get, default="")
    return longest if longest and lengths[longest] >= _A_TEXT else ""


def _plain(column: str) -> str:
    return "".join(sign for sign in column.lower() if sign.isalnum())
