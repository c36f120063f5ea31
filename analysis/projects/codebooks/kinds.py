"""The four codebooks of a project: what an entry of each is called, and the fields that a form shows of it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from analysis.errors import CodebookError
from analysis.measures.actors import KINDS as KINDS_OF_ACTOR
from analysis.measures.actors import actors_of
from analysis.measures.events import events_of
from analysis.measures.sentiment import mask_of
from analysis.measures.topics import topics_of
from analysis.projects.project import ACTORS, EVENTS, MASKS, TOPICS

LINE, PROSE, TERMS, CHOICE, YEAR = "line", "prose", "terms", "choice", "year"


@dataclass(frozen=True)
class Part:
    """One field of an entry in a form: LINE, PROSE, TERMS (one a line), CHOICE or YEAR.

    counts: of terms, whether they make the entry be found; False for those that keep it from being found.
    example: what an empty field shows. later: an entry is complete without it, so that forms fold it away.
    """

    name: str
    label: str
    kind: str
    help: str = ""
    needed: bool = False
    choices: tuple[str, ...] = ()
    counts: bool = True
    example: str = ""
    later: bool = False


@dataclass(frozen=True)
class Kind:
    """One codebook. `table`: what its entries are in the file ([[topic]]); `noun`: what one is called.

    unit: what its entries are counted in. definition: the field that says what an entry covers, "" for none.
    read: content of the file and its name to the codebook; it raises CodebookError.
    """

    id: str
    title: str
    file: str
    table: str
    noun: str
    unit: str
    about: str
    definition: str
    parts: tuple[Part, ...]
    read: Callable[[Mapping, str], object]

    @property
    def term_parts(self) -> tuple[Part, ...]:
        """The fields that hold terms, in the order of the form."""
        return tuple(part for part in self.parts if part.kind == TERMS)

    @property
    def counting(self) -> tuple[Part, ...]:
        """The fields whose terms make an entry be found."""
        return tuple(part for part in self.term_parts if part.counts)

    def label_of(self, entry: Mapping) -> str:
        """What an entry is called."""
        return str(entry.get("label") or str(entry.get("id", "?")).replace("_", " ").capitalize())

    def terms_of(self, entry: Mapping) -> list[tuple[str, str]]:
        """The terms that make an entry be found, each with the name of its field; also those that need company."""
        own = [(part.name, term) for part in self.counting for term in entry.get(part.name, ())]
        together = [(name, term) for rule in entry.get("together", ()) for name in _HINTED for term in _of(rule, name)]
        return [*own, *together]


_HINTED = ("terms", "hints")
_LABEL = Part("label", "Label", LINE, "What charts and pages call it", needed=True)
_DEFINITION = Part("definition", "Definition", PROSE, "What it covers, in a sentence", needed=True)
_HOW = "One a line. sanction* also finds sanctions; a capital is found as written; four words at most"

TOPIC_KIND = Kind(
    "topics", "Topics", TOPICS, "topic", "topic", "mentions",
    "What a paragraph speaks about. A topic is found by its terms, and weaker by its hints.",
    "definition",
    (
        _LABEL, _DEFINITION,
        Part("terms", "Terms", TERMS, f"Words that name the topic. {_HOW}.", needed=True),
        Part("hints", "Hints", TERMS, f"Words that often belong to it; a mention weighs half. {_HOW}."),
        Part("except", "Not counted", TERMS, "Set phrases in which a word of the topic does not count.", counts=False),
        Part("not_this", "Where it ends", PROSE, "What is another topic, or none", later=True),
        Part("rule", "When in doubt", PROSE, "How a doubtful paragraph is coded", later=True),
        Part("example", "Example", PROSE, "A paragraph of your own in which the topic is present", later=True),
    ),
    topics_of,
)  # fmt: skip
ACTOR_KIND = Kind(
    "actors", "Actors", ACTORS, "actor", "actor", "mentions by name",
    "The states and organisations that a text can be about, and the words that refer to them.",
    "",
    (
        _LABEL,
        Part("kind", "Kind", CHOICE, "State: a member of the United Nations", needed=True, choices=KINDS_OF_ACTOR),
        Part("names", "Names", TERMS, f"What it is called. {_HOW}.", needed=True),
        Part("demonyms", "Adjective and people", TERMS, "French, Frenchman. Sino- counts only before a hyphen."),
        Part("capital", "Capital", TERMS, "Cities that stand for its government."),
        Part("people", "People", TERMS, "Heads, ministers, spokespersons; a surname alone where nobody shares it."),
        Part("bynames", "Bynames", TERMS, "Parties, ministries and seats that stand for it."),
        Part("not", "Not counted", TERMS, "Phrases with one of its words that do not refer to it.", counts=False),
    ),
    actors_of,
)  # fmt: skip
EVENT_KIND = Kind(
    "events", "Events", EVENTS, "event", "event", "paragraphs",
    "What paragraphs are told apart by: an article is about an event when one of its sentences names it.",
    "definition",
    (
        replace(_LABEL, example="Lisbon summit"),
        replace(_DEFINITION, example="The summit on the grain route, in Lisbon on 14 May 2024."),
        Part(
            "places", "Places", TERMS, "Where it was: each decides in an article that is about it. One a line.",
            example="Lisbon",
        ),
        Part(
            "dates", "Dates", TERMS,
            "One a line, as texts write them; choose a day beside it, and its usual spellings are written here.",
            example="14 May",
        ),
        Part(
            "names", "Names", TERMS, "What it is called and nothing else is: each decides alone. One a line.",
            example="grain summit",
        ),
        Part(
            "people", "People", TERMS, "Who took part: decide nothing alone, they speak elsewhere too. One a line.",
            example="Whitfield", later=True,
        ),
        Part(
            "acts", "Acts", TERMS, "What they did there: decide where one of the people stands in the sentence.",
            example="walked out", later=True,
        ),
        Part(
            "sides", "Sides", TERMS, "Two sides by name: decide beside a word such as talks or meeting.",
            example="American and Russian", later=True,
        ),
        Part(
            "short", "Short label", LINE, "On charts, where there is little room; empty: the label",
            example="Lisbon", later=True,
        ),
        Part(
            "year", "Year", YEAR, "A date followed by another year is no date of this event",
            example="2024", later=True,
        ),
        Part("rule", "When in doubt", PROSE, "How a doubtful paragraph is coded", later=True),
    ),
    events_of,
)  # fmt: skip
PHRASE_KIND = Kind(
    "phrases", "Set phrases", MASKS, "group", "group", "places",
    "Words that the tone measure scores although they carry no tone here: hidden before tone is scored. The names of "
    "all actors are hidden besides.",
    "reason",
    (
        Part("label", "Label", LINE, "What the group is called", needed=True),
        Part("reason", "Reason", PROSE, "Why its words carry no tone", needed=True),
        Part("terms", "Set phrases", TERMS, f"{_HOW}.", needed=True),
    ),
    mask_of,
)  # fmt: skip
KINDS: Mapping[str, Kind] = {each.id: each for each in (TOPIC_KIND, ACTOR_KIND, EVENT_KIND, PHRASE_KIND)}


def read_codebook(content: Mapping, kind: Kind, name: str = "") -> object:
    """The codebook that the content of a file makes; `name` names the file in messages, where it is a reader's.

    Raises
    ------
    CodebookError
        Names the file, the entry, what was found and what to do.
    """
    name = name or kind.file
    try:
        book = kind.read(content, name)
    except (TypeError, ValueError, KeyError, AttributeError) as error:
        what = f"{name}: is no codebook of {kind.title.lower()}"
        raise CodebookError(f"{what} ({error}). Compare it with an export.") from error
    entries = content.get(kind.table, [])
    _check_once([each.get("id") for each in entries], "id", kind, name)
    _check_once([kind.label_of(each) for each in entries], "label", kind, name)
    return book


def _check_once(found: list, field: str, kind: Kind, name: str) -> None:
    for each in found:
        if not isinstance(each, str) or not each.strip():
            raise CodebookError(f"{name}: a {kind.noun} has no {field}. Give it one, in quotation marks.")
        if found.count(each) > 1:
            raise CodebookError(f"{name}: two entries have the {field} {each!r}. Give each its own.")


def _of(rule: Mapping, name: str) -> list:
    return rule.get(name, [])
