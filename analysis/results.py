"""The frames of one analysis, kept together: joined, narrowed, and freed of their running text."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, fields, replace
from functools import cached_property, wraps
from typing import TypeVar

import numpy as np
import pandas as pd

from analysis.schemas import empty
from analysis.scope import Scope

KEPT_OF = 1_000  # paragraphs at most of which counts are kept; of more they would fill the memory
_Counted = TypeVar("_Counted", pd.DataFrame, pd.Series)


@dataclass(frozen=True)
class Results:
    """Every frame of one analysis, by the names of analysis/schemas.py. Shared by all readers: never changed.

    The audit costs two analyses more and is made on request (analysis/auditing.py); without one it has no row.
    scope: the perspectives and events that are told apart, and what pages call them. counted: see `counted_once`.
    """

    documents: pd.DataFrame
    paragraphs: pd.DataFrame
    sentences: pd.DataFrame
    voices: pd.DataFrame
    sentiment: pd.DataFrame
    receipts: pd.DataFrame
    topic_mentions: pd.DataFrame
    topics_by_paragraph: pd.DataFrame
    words: pd.DataFrame
    events: pd.DataFrame
    mentions: pd.DataFrame
    stance_receipts: pd.DataFrame
    stance_by_paragraph: pd.DataFrame
    audit: pd.DataFrame = field(default_factory=lambda: empty("audit"))
    scope: Scope = field(default_factory=Scope)
    counted: dict = field(default_factory=dict, init=False, repr=False, compare=False)

    def __post_init__(self):
        """What tells the articles apart is settled once, for all of them: narrowed to some, it stays."""
        if not self.scope.tellings:
            told = self.documents[["doc_id", "title", "perspective"]].astype(object)
            told = told.where(told.notna(), None).itertuples(index=False, name=None)
            object.__setattr__(self, "scope", self.scope.telling(told))

    @classmethod
    def names(cls) -> list[str]:
        """The names of the frames, in the order of the pipeline."""
        return [field.name for field in fields(cls) if field.name not in ("scope", "counted")]

    def frames(self) -> dict[str, pd.DataFrame]:
        """Each frame by its name, in the order of the pipeline."""
        return {name: getattr(self, name) for name in self.names()}

    @property
    def n_paragraphs(self) -> int:
        """All paragraphs."""
        return len(self.paragraphs)

    @cached_property
    def paragraph_rows(self) -> Mapping[str, np.ndarray]:
        """For each row of "receipts", "topic_mentions" and "mentions" the row of its paragraph in "paragraphs".

        Looked up once: every measure in every voice asks for it.
        """
        of_sentence = pd.Index(self.paragraphs["paragraph_id"]).get_indexer(self.sentences["paragraph_id"])
        sentences = pd.Index(self.sentences["sentence_id"])
        return {
            name: of_sentence[sentences.get_indexer(getattr(self, name)["sentence_id"])]
            for name in ("receipts", "topic_mentions", "mentions")
        }

    def of_document(self, doc_id: str) -> "Results":
        """The analysis of one article."""
        return self.narrowed_to(self.paragraphs.loc[self.paragraphs["doc_id"] == doc_id, "paragraph_id"])

    def narrowed_to(self, paragraph_ids: Iterable[str]) -> "Results":
        """The same analysis with only these paragraphs, and what belongs to them, in every frame; order kept."""
        paragraphs = self.paragraphs[self.paragraphs["paragraph_id"].isin(list(paragraph_ids))]
        sentences = self.sentences[self.sentences["paragraph_id"].isin(paragraphs["paragraph_id"])]
        owners = {"doc_id": paragraphs["doc_id"], "sentence_id": sentences["sentence_id"]}
        owners["paragraph_id"] = paragraphs["paragraph_id"]
        return replace(self, **{name: _owned(frame, owners) for name, frame in self.frames().items()})


def concatenate(parts: Iterable[Results]) -> Results:
    """One analysis out of several of different articles, in the order given; its scope is that of the first."""
    parts = list(parts)
    frames = [part.frames() for part in parts]
    together = {name: pd.concat([part[name] for part in frames], ignore_index=True) for name in frames[0]}
    scope = parts[0].scope.with_names(together["documents"]["perspective"].dropna())
    return Results(**together, scope=scope)


def without_text(results: Results) -> Results:
    """The same analysis with the running text taken out: what may ship of articles in copyright."""
    return replace(
        results,
        paragraphs=results.paragraphs.assign(text=None),
        sentences=results.sentences.assign(text=None),
    )


def counted_once(count: Callable[..., _Counted]) -> Callable[..., _Counted]:
    """A function of results (and what can be hashed) that counts once: charts ask for the same again and again.

    What it gives is kept with the results; each caller has a copy of it, which shares its values until it is changed.
    """

    @wraps(count)
    def of_results(results: Results, *chosen, **named) -> _Counted:
        if results.n_paragraphs > KEPT_OF:
            return count(results, *chosen, **named)
        asked = count.__module__, count.__qualname__, chosen, *named.items()
        if asked not in results.counted:
            results.counted[asked] = count(results, *chosen, **named)
        return results.counted[asked].copy(deep=False)

    return of_results


def _owned(frame: pd.DataFrame, owners: dict[str, pd.Series]) -> pd.DataFrame:
    """The rows of a frame that belong to the finest of the owners it names."""
    owner = next(column for column in ("sentence_id", "paragraph_id", "doc_id") if column in frame.columns)
    return frame[frame[owner].isin(owners[owner])]
