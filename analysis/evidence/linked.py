"""A link to a passage: where its words stand now, and what is to be said where they are not quite there."""

from dataclasses import dataclass

from analysis.evidence.room import body_places
from analysis.results import Results
from analysis.text.anchors import Anchor, find_anchor

MARKED = "The passage of the link is marked."


@dataclass(frozen=True)
class Linked:
    """A passage that a link asked for: its paragraph, and its place in the body (0-based, end exclusive; none: 0, 0).

    said: how it was found, for the reader. A link to nothing has no paragraph.
    """

    paragraph_id: str
    start: int = 0
    end: int = 0
    said: str = ""


def linked_passage(results: Results, passage: str, anchor: Anchor | None = None) -> Linked:
    """The passage of a link: `passage` is the id of a paragraph or sentence, `anchor` its words if it has them."""
    paragraphs = results.paragraphs.set_index("paragraph_id")
    paragraph_id = passage if passage in paragraphs.index else passage.rpartition("/")[0]
    if paragraph_id not in paragraphs.index:
        return Linked("", said=f"These articles have no passage “{passage[:80]}”.")
    if not isinstance(paragraphs.loc[paragraph_id, "text"], str):
        lacking = " Its words are shown once the article is attached on the Corpus page." if anchor else ""
        return Linked(paragraph_id, said=f"The paragraph of the link is marked.{lacking}")
    doc_id = paragraphs.loc[paragraph_id, "doc_id"]
    return _found(results, doc_id, paragraph_id, anchor) if anchor else _of_id(results, doc_id, paragraph_id, passage)


def _found(results: Results, doc_id: str, paragraph_id: str, anchor: Anchor) -> Linked:
    body, places = body_places(results, doc_id)
    found = find_anchor(body, anchor)
    if found is None:
        lost = "The words of the link are not in this text: the paragraph in which they stood is marked."
        return Linked(paragraph_id, said=lost)
    paragraph_ids = results.paragraphs.loc[results.paragraphs["doc_id"] == doc_id, "paragraph_id"]
    now = max((name for name in paragraph_ids if places[name] <= found.start), key=places.get)
    return Linked(now, found.start, found.end, _say(found.alike))


def _of_id(results: Results, doc_id: str, paragraph_id: str, passage: str) -> Linked:
    """The sentence or paragraph that an id names."""
    _, places = body_places(results, doc_id)
    texts = (results.sentences.set_index("sentence_id")["text"], results.paragraphs.set_index("paragraph_id")["text"])
    text = next((column[passage] for column in texts if passage in column.index), None)
    if text is None:
        return Linked(paragraph_id, said=f"There is no sentence “{passage[:80]}”: its paragraph is marked.")
    return Linked(paragraph_id, places[passage], places[passage] + len(text), MARKED)


def _say(alike: float) -> str:
    if alike == 1:
        return MARKED
    return f"The words of the link are found nearly: {100 * alike:.0f} % of their letters agree."
