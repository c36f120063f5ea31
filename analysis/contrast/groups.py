"""Which group each paragraph belongs to: the units that scores are rolled up to, and the two sides of a contrast."""

from collections.abc import Iterable, Mapping, Sized
from dataclasses import dataclass, field

import pandas as pd

from analysis.results import Results, counted_once
from analysis.schemas import VOICES

CELL = " / "  # parts a perspective from an event in the id of a cell of both


@dataclass(frozen=True)
class Members(Sized):
    """The paragraphs of a side that are counted and not listed: of a corpus too large to hold them.

    cells: which they are, by the numbers of tellings and events in its tables. They are of several articles.
    """

    n: int
    cells: frozenset[tuple[int, int]]

    def __len__(self) -> int:
        return self.n

    @property
    def empty(self) -> bool:
        """Whether there is none, as an index says it."""
        return self.n == 0

    def equals(self, other: object) -> bool:
        """Whether both are the same paragraphs, as an index says it."""
        return self == other


@dataclass(frozen=True)
class Side:
    """One side of a contrast: how charts and sentences call it, and its paragraphs.

    titles: of a side of several articles, the title of each by its doc_id.
    """

    id: str
    label: str
    phrase: str
    paragraph_ids: pd.Index | Members
    titles: Mapping[str, str] = field(default_factory=dict)

    def place(self, paragraph_id: str, position: int) -> str:
        """A paragraph of it in a sentence; of a side of several articles, with its article."""
        title = self.titles.get(document_of(paragraph_id))
        return f"paragraph {position} of {f'“{title}” in ' if title else ''}{self.phrase}"


def document_of(paragraph_id: str) -> str:
    """The article of a paragraph, by its id."""
    return paragraph_id.rpartition("/")[0]


def text_or_telling(sides: Iterable[Side]) -> str:
    """What each side is called in a sentence about them: a "text" of one article each, else a "telling"."""
    return "telling" if any(_has_several_articles(side.paragraph_ids) for side in sides) else "text"


def _has_several_articles(paragraphs: pd.Index | Members) -> bool:
    return isinstance(paragraphs, Members) or len({document_of(each) for each in paragraphs}) > 1


def by_paragraph(results: Results) -> pd.Series:
    """Each paragraph is a group of its own."""
    ids = results.paragraphs["paragraph_id"]
    return pd.Series(ids.to_numpy(), index=ids, name="paragraph")


@counted_once
def by_document(results: Results) -> pd.Series:
    """The article of each paragraph."""
    return results.paragraphs.set_index("paragraph_id")["doc_id"].rename("document")


@counted_once
def by_perspective(results: Results) -> pd.Series:
    """The perspective of each paragraph's article; missing where the article has none."""
    perspective = results.documents.set_index("doc_id")["perspective"]
    named = by_document(results).map(perspective).rename("perspective")
    return named.astype("str").where(named.notna())


def by_telling(results: Results) -> pd.Series:
    """The telling of each paragraph: the perspective of its article; where articles are set side by side, the article.

    Missing where the article has no perspective and others have.
    """
    return (by_document if results.scope.by_article else by_perspective)(results).rename("telling")


@counted_once
def by_event(results: Results) -> pd.Series:
    """The event that each paragraph is about; missing where it is about several or none, so that no side shares one."""
    code = results.events.set_index("paragraph_id")["event"]
    single = {each: results.scope.events_of(each) for each in code.unique()}
    single = {each: events[0] for each, events in single.items() if len(events) == 1}
    return code.map(single).astype(object).rename("event")


def by_perspective_and_event(results: Results) -> pd.Series:
    """The perspective and event of each paragraph, `Russian / guilin`; missing where the event is."""
    event = by_event(results)
    perspective = by_perspective(results).reindex(event.index).astype(object)
    return (perspective + CELL + event).rename("perspective / event")


def places_in_voice(places: pd.DataFrame, voice: str) -> pd.DataFrame:
    """The rows of a frame of places (receipts, mentions) that stand in a voice, with their paragraph_id."""
    places = places[places["voice"] == voice] if voice in VOICES else places
    return places.assign(paragraph_id=places["sentence_id"].str.rsplit("/", n=1).str[0])


def sides(groups: pd.Series, names: dict[str, tuple[str, str]]) -> list[Side]:
    """The sides of a contrast in the order of `names` (group → label, phrase), those without a paragraph left out."""
    members = {group: groups.index[groups == group] for group in names}
    return [Side(group, *names[group], ids) for group, ids in members.items() if len(ids)]
