"""Which paragraphs are drawn one by one: all where they are few; of many those of the first articles of each side."""

from dataclasses import dataclass

import pandas as pd

from analysis.contrast.contrasts import Contrast
from analysis.contrast.findings import stated
from analysis.contrast.groups import document_of

MOST_PARAGRAPHS = 400  # a mark each: with more they cannot be told apart, and drawing them takes seconds
_ARTICLES = 3  # of each side, where not all are drawn


@dataclass(frozen=True)
class Drawn:
    """The articles whose paragraphs are drawn (None: all), and of how many."""

    doc_ids: frozenset[str] | None
    n_articles: int

    def of(self, frame: pd.DataFrame) -> pd.DataFrame:
        """The rows of a frame of paragraphs that are drawn."""
        if self.doc_ids is None:
            return frame
        return frame[frame["paragraph_id"].map(document_of).isin(self.doc_ids)]

    @property
    def said(self) -> str:
        """How many articles are drawn, as a sentence; empty where all are."""
        if self.doc_ids is None:
            return ""
        return f"Drawn: {len(self.doc_ids)} of {self.n_articles} articles; the sentence and the CSV are of all."

    @property
    def rests_on(self) -> tuple[pd.DataFrame, ...]:
        """What `said` takes its numbers from."""
        return () if self.doc_ids is None else (stated(n_drawn=len(self.doc_ids), n_articles=self.n_articles),)


def drawn_of(contrast: Contrast) -> Drawn:
    """What is drawn of the paragraphs of both sides."""
    ids = [list(side.paragraph_ids) for side in contrast.sides]
    articles = [list(dict.fromkeys(map(document_of, own))) for own in ids]
    n_articles = len({doc_id for own in articles for doc_id in own})
    if sum(map(len, ids)) <= MOST_PARAGRAPHS:
        return Drawn(None, n_articles)
    return Drawn(frozenset(doc_id for own in articles for doc_id in own[:_ARTICLES]), n_articles)
