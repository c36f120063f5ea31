"""Articles in copyright that a reader holds: recognised, kept on the reader's machine, and put to use."""

import os
from collections.abc import Mapping
from pathlib import Path

import pandas as pd

from analysis.errors import InputError
from analysis.exchange.fingerprints import Recognition, recognise
from analysis.exchange.formats.decoding import decode
from analysis.exchange.writing import write_whole
from analysis.text.documents import sha256

LARGEST_ATTACHMENT = 5 * 2**20  # bytes
_HOME = Path(__file__).parents[2] / "attached"


def attached_folder() -> Path:
    """Where attached articles are kept: $PARALLAX_ATTACHED, or `attached/` in the project, which git ignores."""
    return Path(os.environ.get("PARALLAX_ATTACHED", _HOME))


def recognise_article(content: bytes, name: str, known: pd.DataFrame) -> Recognition:
    """The article of the corpus that a file holds, whole.

    Raises
    ------
    InputError
        The file is too large, no text, of another article, or of a changed one: then it says which paragraphs matched.
    """
    if len(content) > LARGEST_ATTACHMENT:
        size = f"{len(content) / 2**20:.1f} MB"
        raise InputError(f"{name}: {size} is more than an article can be ({LARGEST_ATTACHMENT // 2**20} MB at most).")
    recognised = recognise(decode(content, name), known)
    if not recognised:
        raise InputError(f"{name}: no paragraph of it is one of the built-in articles’. Nothing was attached.")
    best = recognised[0]
    if not best.complete:
        raise InputError(_what_differs(name, best))
    return best


def keep(recognition: Recognition, folder: Path) -> Path:
    """Write the body of a recognised article to the folder of attached articles."""
    body = "\n\n".join(recognition.found.values()) + "\n"
    return write_whole(body.encode("utf-8"), _copy_of(recognition.doc_id, folder))


def kept_copy(doc_id: str, folder: Path) -> Path | None:
    """Where an article is kept; None where it is not."""
    path = _copy_of(doc_id, folder)
    return path if path.is_file() else None


def forget(doc_id: str, folder: Path) -> None:
    """Delete the kept copy of an article, if there is one."""
    _copy_of(doc_id, folder).unlink(missing_ok=True)


def read_attached(folder: Path, known: pd.DataFrame) -> dict[str, Recognition]:
    """The articles kept in the folder, by doc_id; a file that no longer matches is passed over."""
    kept = {}
    for path in sorted(folder.glob("*.txt")):
        try:
            recognition = recognise_article(path.read_bytes(), path.name, known)
        except InputError:
            continue
        kept[recognition.doc_id] = recognition
    return kept


def respelled(recognition: Recognition, sha256_of: Mapping[str, str]) -> list[str]:
    """The paragraphs whose words agree with the edition's but whose punctuation does not."""
    return [paragraph_id for paragraph_id, text in recognition.found.items() if sha256(text) != sha256_of[paragraph_id]]


def _copy_of(doc_id: str, folder: Path) -> Path:
    return folder / f"{doc_id}.txt"


def _what_differs(name: str, best: Recognition) -> str:
    matched = ", ".join(_place(paragraph_id) for paragraph_id in sorted(best.found))
    missing = ", ".join(_place(paragraph_id) for paragraph_id in sorted(best.missing))
    return (
        f"{name}: this looks like {best.doc_id}, but not all of its words agree, so nothing was attached. "
        f"Paragraphs that match: {matched}. Changed or missing: {missing}."
    )


def _place(paragraph_id: str) -> str:
    return paragraph_id.rpartition("/")[2]
