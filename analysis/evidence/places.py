"""Places: what a paragraph is called in a list, and the way to the ones beside it."""

import pandas as pd

from analysis.results import Results


def paragraph_labels(results: Results) -> dict[str, str]:
    """What each paragraph is called where a reader chooses one, by its id, in reading order: `Ann Ash, ¶ 3: gist`."""
    authors = results.documents.set_index("doc_id")["author"].fillna(results.documents.set_index("doc_id")["title"])
    return {
        row.paragraph_id: f"{authors[row.doc_id]}, ¶ {row.position}{_about(row)}"
        for row in results.paragraphs.itertuples()
    }


def beside(paragraph_ids: list[str], paragraph_id: str) -> tuple[str | None, str | None]:
    """The paragraphs before and after one in a list; None at its ends."""
    at = paragraph_ids.index(paragraph_id)
    before = paragraph_ids[at - 1] if at else None
    return before, paragraph_ids[at + 1] if at + 1 < len(paragraph_ids) else None


def _about(row) -> str:
    said = row.gist if isinstance(row.gist, str) else row.text
    return f": {said}" if isinstance(said, str) and not pd.isna(said) else ""
