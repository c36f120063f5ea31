"""Which paragraphs a reader has asked for, and the same analysis narrowed to them."""

from collections.abc import Collection
from dataclasses import dataclass
from functools import singledispatch

import pandas as pd

from analysis.contrast.groups import by_telling
from analysis.results import Results


@dataclass(frozen=True)
class Filters:
    """What the reader chose: topics (any of them), an event, a telling, whose words, actors (any of them).

    Topics are ids, actors labels, as the frames have them; perspective is the name of a telling (where articles are
    set side by side, a doc_id). None or nothing: no restriction.
    """

    topics: tuple[str, ...] = ()
    event: str | None = None
    perspective: str | None = None
    voice: str | None = None
    actors: tuple[str, ...] = ()

    @property
    def narrows(self) -> bool:
        """Whether paragraphs may be left out: a sentence about those chosen is then not one about the texts."""
        return bool(self.topics or self.event or self.perspective or self.actors)


def choose_paragraphs(results: Results, filters: Filters) -> pd.DataFrame:
    """The "paragraphs" rows that pass the filters: any of the topics present, any of the actors named, the event, …

    A paragraph about several events passes for each of them; an actor may be named in any voice.
    """
    kept = results.paragraphs["paragraph_id"]
    if filters.topics:
        topics = results.topics_by_paragraph
        present = topics.loc[topics["present"] & topics["topic"].isin(filters.topics), "paragraph_id"]
        kept = kept[kept.isin(present)]
    if filters.actors:
        kept = kept[kept.isin(_naming(results, filters.actors))]
    if filters.event:
        codes = results.events["event"].unique()
        about = results.events["event"].isin([code for code in codes if filters.event in results.scope.events_of(code)])
        kept = kept[kept.isin(results.events.loc[about, "paragraph_id"])]
    if filters.perspective:
        telling = by_telling(results)
        kept = kept[kept.isin(telling.index[telling == filters.perspective])]
    return results.paragraphs.loc[kept.index]


@singledispatch
def select(results: Results, filters: Filters) -> Results:
    """The results narrowed to the chosen paragraphs, in every frame; as they are where none is left out."""
    if not filters.narrows:
        return results
    return results.narrowed_to(choose_paragraphs(results, filters)["paragraph_id"])


@singledispatch
def actors_to_choose(results: Results) -> list[str]:
    """The actors that are named, by their labels: those of every article first, then the others; most mentions first.

    Of equals the one that is named first.
    """
    mentions = results.mentions.merge(results.sentences[["sentence_id", "paragraph_id"]], validate="many_to_one")
    mentions = mentions.merge(results.paragraphs[["paragraph_id", "doc_id"]], validate="many_to_one")
    named = mentions.groupby("actor", sort=False).agg(n=("actor", "size"), n_articles=("doc_id", "nunique"))
    named["everywhere"] = named["n_articles"] == results.paragraphs["doc_id"].nunique()
    return list(named.sort_values(["everywhere", "n"], ascending=False, kind="stable").index)


def _naming(results: Results, actors: Collection[str]) -> pd.Series:
    """The paragraphs that name one of the actors, in whatever voice."""
    sentences = results.mentions.loc[results.mentions["actor"].isin(actors), "sentence_id"]
    return results.sentences.loc[results.sentences["sentence_id"].isin(sentences), "paragraph_id"]
