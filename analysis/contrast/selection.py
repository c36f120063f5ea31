"""Which paragraphs a reader has asked for, and the same analysis narrowed to them."""

from dataclasses import dataclass

import pandas as pd

from analysis.results import Results

EITHER_EVENT = "both"


@dataclass(frozen=True)
class Filters:
    """What the reader chose: topics (any of them), a meeting, a perspective, whose words. None: no restriction."""

    topics: tuple[str, ...] = ()
    event: str | None = None
    perspective: str | None = None
    voice: str | None = None

    @property
    def narrows(self) -> bool:
        """Whether paragraphs may be left out: a sentence about those chosen is then not one about the texts."""
        return bool(self.topics or self.event or self.perspective)


def choose_paragraphs(results: Results, filters: Filters) -> pd.DataFrame:
    """The "paragraphs" rows that pass the filters: any of the topics present, the meeting, the perspective.

    A paragraph about both meetings passes for either.
    """
    kept = results.paragraphs["paragraph_id"]
    if filters.topics:
        topics = results.topics_by_paragraph
        present = topics.loc[topics["present"] & topics["topic"].isin(filters.topics), "paragraph_id"]
        kept = kept[kept.isin(present)]
    if filters.event:
        about = results.events["event"].isin([filters.event, EITHER_EVENT])
        kept = kept[kept.isin(results.events.loc[about, "paragraph_id"])]
    if filters.perspective:
        side = results.documents["perspective"] == filters.perspective
        documents = results.documents.loc[side, "doc_id"]
        kept = kept[results.paragraphs["doc_id"].isin(documents).loc[kept.index]]
    return results.paragraphs.loc[kept.index]


def select(results: Results, filters: Filters) -> Results:
    """The results narrowed to the chosen paragraphs, in every frame."""
    return results.narrowed_to(choose_paragraphs(results, filters)["paragraph_id"])
