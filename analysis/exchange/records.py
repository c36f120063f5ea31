"""The bibliographic records of a corpus: CSL-JSON in, columns of the "documents" frame out."""

import json
from collections.abc import Mapping
from pathlib import Path

from analysis.errors import InputError
from analysis.text.wordlists import read_toml


def read_records(corpus: Path) -> dict[str, dict]:
    """The CSL-JSON records of `articles.json` by their id, in the file's order.

    Raises
    ------
    InputError
        The file is not there, or is no list of records, each with a title and an id of its own.
    """
    path = corpus / "articles.json"
    try:
        records = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, json.JSONDecodeError) as error:
        raise InputError(f"{path}: no list of article records could be read ({error}).") from error
    if not isinstance(records, list):
        raise InputError(f"{path}: this is no list of records. Put them between [ and ], as CSL-JSON does.")
    by_id: dict[str, dict] = {}
    for place, record in enumerate(records, 1):
        if trouble := _trouble(record, by_id):
            raise InputError(f"{path}: record {place} {trouble}.")
        by_id[record["id"]] = record
    return by_id


def _trouble(record: object, others: Mapping[str, dict]) -> str | None:
    if not isinstance(record, dict):
        return "is no record. Write its fields between { and }, or remove it"
    if not record.get("id") or not record.get("title"):
        return "has no 'id' or no 'title'. Add it, or remove the record"
    return f"has the id {record['id']!r} again. Give each record its own" if record["id"] in others else None


def document_record(record: dict) -> dict:
    """One CSL-JSON record as columns of the "documents" frame."""
    custom = record.get("custom", {})
    return {
        "title": record["title"],
        "author": "; ".join(map(_name, record.get("author", []))),
        "outlet": record.get("container-title"),
        "published": "-".join(f"{part:02}" for part in record.get("issued", {}).get("date-parts", [[]])[0]),
        "perspective": custom.get("perspective"),
        "language": record.get("language"),
        "translated": custom.get("translated", False),
        "url": record.get("URL"),
    }


def _name(author: Mapping[str, str]) -> str:
    """A person's name, or a body's (`literal`)."""
    return author.get("literal") or " ".join(author[part] for part in ("given", "family") if author.get(part))


def read_gists(corpus: Path) -> dict[str, str]:
    """The gist of each paragraph by its paragraph_id.

    Raises
    ------
    CodebookError
        The file is not there, or is not TOML.
    """
    tables = read_toml(corpus / "gists.toml")
    return {f"{doc_id}/{place}": gist for doc_id, gists in tables.items() for place, gist in gists.items()}
