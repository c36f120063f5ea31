"""Where passages stand in the bodies of the articles at hand: sentence ids in, W3C anchors out."""

from collections.abc import Iterable, Iterator

import pandas as pd

from analysis.results import Results
from analysis.text.anchors import LONGEST_QUOTE, Anchor, anchor_at


class Bodies:
    """The bodies of the articles at hand, their paragraphs joined by line breaks; an article without text has none.

    `results` holds whole articles: places in a body that was narrowed would be those of another text.
    """

    def __init__(self, results: Results):
        texts = results.paragraphs.dropna(subset="text").groupby("doc_id", sort=False)["text"]
        self._bodies = {doc_id: "\n".join(paragraphs) for doc_id, paragraphs in texts}
        self._spans = _spans_in_body(results)

    def anchors(self, sentence_ids: Iterable[str]) -> tuple[Anchor, ...]:
        """One anchor per stretch of neighbouring sentences of a paragraph, in reading order; none without text.

        A stretch longer than an anchor can hold is anchored by its opening.
        """
        return tuple(
            anchor_at(self._bodies[doc_id], start, min(end, start + LONGEST_QUOTE))
            for doc_id, start, end in self._stretches(sentence_ids)
        )

    def text(self, doc_id: str) -> str:
        """The body of an article; empty where its text is not at hand."""
        return self._bodies.get(doc_id, "")

    def places(self, doc_id: str) -> dict[str, tuple[int, int]]:
        """Each sentence of an article with text: where it begins in the body and where it ends, exclusive."""
        return {name: (start, end) for name, (held, start, end) in self._spans.items() if held == doc_id}

    def _stretches(self, sentence_ids: Iterable[str]) -> Iterator[tuple[str, int, int]]:
        """Article, start and end of each stretch: sentences one space apart are one."""
        open_stretch = None
        for doc_id, start, end in sorted(self._spans[each] for each in sentence_ids if each in self._spans):
            if open_stretch and open_stretch[0] == doc_id and self._bodies[doc_id][open_stretch[2] : start] == " ":
                open_stretch = (doc_id, open_stretch[1], end)
                continue
            if open_stretch:
                yield open_stretch
            open_stretch = (doc_id, start, end)
        if open_stretch:
            yield open_stretch


def _spans_in_body(results: Results) -> dict[str, tuple[str, int, int]]:
    """Each sentence with a text: its article, where it begins in the body and where it ends, exclusive.

    A paragraph is its sentences joined by single spaces, and the body its paragraphs joined by line breaks.
    """
    paragraphs = results.paragraphs.dropna(subset="text")
    paragraphs = paragraphs.assign(begins=_begins(paragraphs["text"], paragraphs["doc_id"]))
    sentences = results.sentences.dropna(subset="text").merge(
        paragraphs[["paragraph_id", "doc_id", "begins"]], on="paragraph_id", validate="many_to_one"
    )
    starts = sentences["begins"] + _begins(sentences["text"], sentences["paragraph_id"])
    spans = zip(sentences["doc_id"], starts, starts + sentences["text"].str.len(), strict=True)
    return {
        sentence_id: (doc_id, int(start), int(end))
        for sentence_id, (doc_id, start, end) in zip(sentences["sentence_id"], spans, strict=True)
    }


def _begins(texts: pd.Series, wholes: pd.Series) -> pd.Series:
    """Where each text begins in the whole that it is part of, its parts joined by one sign."""
    lengths = texts.str.len() + 1
    return lengths.groupby(wholes).cumsum() - lengths
