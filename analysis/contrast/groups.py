"""Which group each paragraph belongs to: the units that scores are rolled up to, and the two sides of a contrast."""

from dataclasses import dataclass

import pandas as pd

from analysis.results import Results
from analysis.schemas import VOICES

CELL = " / "  # parts a perspective from an event in the id of a cell of both


@dataclass(frozen=True)
class Side:
    """One side of a contrast: how charts and sentences call it, and its paragraphs."""

    id: str
    label: str
    phrase: str
    paragraph_ids: pd.Index


def by_paragraph(results: Results) -> pd.Series:
    """Each paragraph is a group of its own."""
    ids = results.paragraphs["paragraph_id"]
    return pd.Series(ids.to_numpy(), index=ids, name="paragraph")


def by_document(results: Results) -> pd.Series:
    """The article of each paragraph."""
    return results.paragraphs.set_index("paragraph_id")["doc_id"].rename("document")


def by_perspective(results: Results) -> pd.Series:
    """The perspective of each paragraph's article; missing where the article has none."""
    perspective = results.documents.set_index("doc_id")["perspective"]
    named = by_document(results).map(perspective).rename("perspective")
    return named.astype("str").where(named.notna())


def by_event(results: Results) -> pd.Series:
    """The meeting that each paragraph is about; missing where it is about both or none, so that no side shares one."""
    event = results.events.set_index("paragraph_id")["event"]
    return event.where(~event.isin(["both", "none"])).rename("event")


def by_perspective_and_event(results: Results) -> pd.Series:
    """The perspective and meeting of each paragraph, `Russian / guilin`; missing where the meeting is."""
    event = by_event(results)
    return (by_perspective(results).reindex(event.index) + CELL + event).rename("perspective / event")


def places_in_voice(places: pd.DataFrame, voice: str) -> pd.DataFrame:
    """The rows of a frame of places (receipts, mentions) that stand in a voice, with their paragraph_id."""
    places = places[places["voice"] == voice] if voice in VOICES else places
    return places.assign(paragraph_id=places["sentence_id"].str.rsplit("/", n=1).str[0])


def sides(groups: pd.Series, names: dict[str, tuple[str, str]]) -> list[Side]:
    """The sides of a contrast in the order of `names` (group → label, phrase), those without a paragraph left out."""
    members = {group: groups.index[groups == group] for group in names}
    return [Side(group, *names[group], ids) for group, ids in members.items() if len(ids)]
