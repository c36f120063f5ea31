"""A part from its articles to its frames: the same wherever it is scored."""

import logging
from collections.abc import Sequence
from pathlib import Path

import pandas as pd

from analysis.batch.files import in_reading_order
from analysis.pipeline import Codebooks, analyse
from analysis.projects.project import CODEBOOKS
from analysis.results import Results, concatenate
from analysis.text.documents import Article

_log = logging.getLogger(__name__)


def scored_frames(articles: Sequence[Article], books: Codebooks) -> tuple[dict[str, pd.DataFrame], dict[str, str]]:
    """The frames of a part, in reading order, none where no article could be scored; why some could not, by doc_id."""
    results, failed = _analysed(articles, books)
    return (in_reading_order(results.frames()) if results else {}), failed


def own_codebooks(own: Path | None) -> dict[str, str]:
    """The text of the codebooks of a folder that take the place of ours, by name."""
    files = {name: own / name for name in CODEBOOKS} if own else {}
    return {name: path.read_text(encoding="utf-8") for name, path in files.items() if path.is_file()}


def _analysed(articles: Sequence[Article], books: Codebooks) -> tuple[Results | None, dict[str, str]]:
    """The analysis of all articles; where one breaks it, of all others."""
    try:
        return analyse(articles, books), {}
    except Exception:  # a fault of ours in one article must not keep a reader from all the others
        _log.exception("Scoring a part failed; its articles are scored one by one.")
    scored, failed = [], {}
    for article in articles:
        try:
            scored.append(analyse([article], books))
        except Exception as error:
            failed[article.doc_id] = f"could not be scored ({type(error).__name__}: {error})."
    return concatenate(scored) if scored else None, failed
