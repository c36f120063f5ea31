"""The bibliographic records of a corpus: CSL-JSON in, columns of the "documents" frame out."""

import json
import tomllib
from pathlib import Path

from analysis.errors import InputError


def read_records(corpus: Path) -> dict[str, dict]:
    """The CSL-JSON records of `articles.json` by their id, in the file's order.

    Raises
    ------
    InputError
        The file is not there, or is no list of records with an id and a title.
    """
    path = corpus / "articles.json"
    try:
        records = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, json.JSONDecodeError) as error:
        raise InputError(f"{path}: no list of article records could be read ({error}).") from error
    for place, record in enumerate(records, 1):
        if not record.get("id") or not record.get("title"):
            raise InputError(f"{path}: record {place} has no 'id' or no 'title'. Add it, or remove the record.")
    return {record["id"]: record for record in records}


def document_record(record: dict) -> dict:
    """One CSL-JSON record as columns of the "documents" frame."""
    custom = record.get("custom", {})
    return {
        "title": record["title"],
        "author": "; ".join(f"{name['given']} {name['family']}" for name in record.get("author", [])),
        "outlet": record.get("container-title"),
        "published": "-".join(f"{part:02}" for part in record["issued"]["date-parts"][0]),
        "perspective": custom.get("perspective"),
        "language": record.get("language"),
        "translated": custom.get("translated", False),
        "url": record.get("URL"),
    }


def read_gists(corpus: Path) -> dict[str, str]:
    """The gist of each paragraph by its paragraph_id."""
    tables = tomllib.loads((corpus / "gists.toml").read_text(encoding="utf-8"))
    return {f"{doc_id}/{place}": gist for doc_id, gists in tables.items() for place, gist in gists.items()}
