"""What tellings are told apart by: the perspectives that tell, and the events that are told. Both are data."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from textwrap import shorten

COLOURS = ("blue", "vermilion", "green", "rose", "olive", "indigo", "sky", "grey")  # charts/theme.py draws them
BOTH, NONE = "both", "none"
JOINS_EVENTS = "+"  # in the code of a paragraph about several of more than two events
REST = "~rest"  # all others, as a side of a contrast; it stands in addresses
_AUTHOR, _OF_AUTHOR = " author", "’s text"  # how the labels and phrases of single authors end
_TITLE = 44  # signs: a longer title of an article is cut short


@dataclass(frozen=True)
class Perspective:
    """A side whose telling is compared: how articles name it, how charts and sentences call it, and its colour.

    name: as column perspective of "documents" has it. label: on a chart, "Russian author"; left out, the name.
    phrase: in a sentence, always in the singular, "the Russian author’s text"; left out, "the … telling".
    colour: one of COLOURS; left out, the first that no other perspective has.
    """

    name: str
    label: str = ""
    phrase: str = ""
    colour: str = ""

    @property
    def teller(self) -> str:
        """Who tells, in a sentence: "the Russian author"; where that is not one author, its text or telling."""
        return f"the {self.label}" if self.label.endswith(_AUTHOR) else self.phrase

    def says_of(self, n: int, size: int, paragraphs: str = "") -> str:
        """n of its paragraphs, in a sentence: "3 of the Russian author’s 8", "3 of the 8 in the Post telling"."""
        noun = f" {paragraphs}" if paragraphs else ""
        if self.phrase.endswith(_OF_AUTHOR):
            return f"{n:,} of {self.phrase.removesuffix(' text')} {size:,}{noun}"
        return f"{n:,} of the {size:,}{noun} of {self.phrase}"


@dataclass(frozen=True)
class Scope:
    """The perspectives and the events of an analysis, each in their order; events by id with their short label.

    event_word: what an event is called in the singular: "meeting".
    tellings: the sides that the articles can be set against each other by: the perspectives that they name; where
    they name fewer than two, the articles themselves, each by its doc_id (`by_article`).
    """

    perspectives: tuple[Perspective, ...] = ()
    events: Mapping[str, str] = field(default_factory=dict)
    event_word: str = "event"
    tellings: tuple[Perspective, ...] = ()
    by_article: bool = False

    @property
    def names(self) -> list[str]:
        """The names of the tellings, in their order."""
        return [each.name for each in self.tellings]

    @property
    def telling_word(self) -> str:
        """What one of the tellings is called: "author" where the label of each says so, "article", or "telling"."""
        labels = [self.of(name).label for name in self.names]
        if self.by_article:
            return "article"
        return "author" if labels and all(label.endswith(_AUTHOR) for label in labels) else "telling"

    def telling(self, documents: Iterable[tuple[str, str, str | None]]) -> "Scope":
        """The same scope with the tellings of these documents, each its doc_id, title and perspective (or None)."""
        documents = list(documents)
        whole = self.with_names(name for _, _, name in documents if name)
        named = {name for _, _, name in documents if name}
        tellings = tuple(each for each in whole.perspectives if each.name in named)
        if len(tellings) > 1 or not documents:
            return replace(whole, tellings=tellings, by_article=False)
        return replace(whole, tellings=_articles(documents), by_article=True)

    def of(self, perspective: str) -> Perspective:
        """The perspective of this name (or the article of this doc_id), with what was left out filled in."""
        held = (*self.tellings, *self.perspectives)
        known = next((each for each in held if each.name == perspective), Perspective(perspective))
        return Perspective(
            known.name,
            known.label or known.name,
            known.phrase or f"the {known.name} telling",
            known.colour or self._free_colour(known.name),
        )

    def with_names(self, names: Iterable[str]) -> "Scope":
        """The same scope, with each of these perspectives in it: those it lacks come last, in the order given."""
        held = {each.name for each in self.perspectives}
        lacking = [Perspective(name) for name in dict.fromkeys(names) if name not in held]
        return Scope((*self.perspectives, *lacking), self.events, self.event_word)

    @property
    def any_event(self) -> str:
        """What stands for no choice among the events: "Either meeting" of two, "Any event" of more."""
        return f"{'Either' if len(self.events) == 2 else 'Any'} {self.event_word}"

    def letters(self, codes: Iterable[str] = ()) -> dict[str, str]:
        """The letters of each event, as few as tell it from the others, and of each of these codes: `both` is "AG"."""
        own: dict[str, str] = {}
        for event, label in self.events.items():
            signs = [sign for sign in label if sign.isalnum()] or ["?"]
            made = ("".join(signs[:n]) for n in range(1, len(signs) + 1))
            own[event] = next((each for each in made if each not in own.values()), f"{''.join(signs)}{len(own) + 1}")
        return own | {code: "".join(own[event] for event in self.events_of(code)) for code in codes}

    def events_of(self, code: str) -> tuple[str, ...]:
        """The events that a paragraph's code names: `both`, an id, ids joined by `+`, or `none`."""
        if code == BOTH:
            return tuple(self.events)
        return tuple(event for event in self.events if event in code.split(JOINS_EVENTS))

    def event_label(self, code: str) -> str:
        """A paragraph's code as a reader reads it: "Anchorage", "Both meetings", "Neither meeting"."""
        found = self.events_of(code)
        if code == BOTH:
            return f"Both {self.event_word}s"
        if not found:
            return f"Neither {self.event_word}" if len(self.events) == 2 else f"No {self.event_word}"
        return " and ".join(self.events[event] for event in found)

    def _free_colour(self, name: str) -> str:
        """The colour of a perspective that has none of its own: those without one take what is free, in their order."""
        told = self.tellings if self.by_article else self.perspectives
        taken = {each.colour for each in told}
        free = [colour for colour in COLOURS if colour not in taken] or list(COLOURS)
        uncoloured = [each.name for each in told if not each.colour]
        place = uncoloured.index(name) if name in uncoloured else len(uncoloured)
        return free[place % len(free)]


def _articles(documents: list[tuple[str, str, str | None]]) -> tuple[Perspective, ...]:
    """The articles as tellings of their own; titles that would be the same are told apart by their doc_id."""
    short = {doc_id: shorten(str(title or doc_id), _TITLE, placeholder=" …") for doc_id, title, _ in documents}
    shared = {label for label in short.values() if list(short.values()).count(label) > 1}
    labels = {doc_id: f"{label} ({doc_id})" if label in shared else label for doc_id, label in short.items()}
    return tuple(Perspective(doc_id, label, f"“{label}”") for doc_id, label in labels.items())
