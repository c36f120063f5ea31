"""One project: the articles that a reader brought, who tells them, and the words that are looked for in them."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from hashlib import sha256

from analysis.scope import Perspective
from analysis.text.documents import Article

TOPICS, ACTORS, EVENTS = "codebooks/topics.toml", "codebooks/actors.toml", "codebooks/events.toml"
MASKS = "lexicons/masks.toml"
CODEBOOKS = (TOPICS, ACTORS, EVENTS, MASKS)
HISTORY = "codebooks/history.csv"
BOOKS = ("ledger.toml", "chronology.toml", "questions.toml")
OWN_FILES = (*CODEBOOKS, HISTORY, *BOOKS)
SCORED_LANGUAGE = "en"


@dataclass(frozen=True)
class Project:
    """A project as it stands; a change makes another one.

    id: the name of its folder: small letters, digits, hyphens. articles: in the order in which pages list them.
    own: the text of the files that take the place of the built-in ones, by name (of OWN_FILES).
    said: the last change, as a sentence: "3 articles added."
    state: the fingerprint of what is kept on disk that this was read from; empty before it was first saved.
    """

    id: str
    title: str
    articles: tuple[Article, ...] = ()
    perspectives: tuple[Perspective, ...] = ()
    own: Mapping[str, str] = field(default_factory=dict)
    said: str = ""
    state: str = ""

    @cached_property
    def words(self) -> str:
        """The SHA-256 of the project's own files and perspectives: of all that is looked for, and what it is called."""
        return sha256(repr((sorted(self.own.items()), self.perspectives)).encode()).hexdigest()

    @property
    def scored(self) -> tuple[Article, ...]:
        """The articles that are scored: those in English, or of a language that nobody stated."""
        return tuple(article for article in self.articles if is_scored(article))

    @property
    def unscored(self) -> tuple[Article, ...]:
        """The articles in another language: kept and listed, in no figure."""
        return tuple(article for article in self.articles if not is_scored(article))

    def with_articles(self, articles: tuple[Article, ...], said: str) -> "Project":
        """The project with these articles in the place of its own; perspectives that they name come with them."""
        named = dict.fromkeys(article.record.get("perspective") for article in articles)
        held = {each.name for each in self.perspectives}
        new = tuple(Perspective(name) for name in named if name and name not in held)
        return replace(self, articles=articles, perspectives=(*self.perspectives, *new), said=said)

    def with_file(self, name: str, text: str | None, said: str) -> "Project":
        """The project with its own text of a codebook or book; None: the built-in one again."""
        own = {key: value for key, value in self.own.items() if key != name} | ({name: text} if text else {})
        return replace(self, own=own, said=said)


def is_scored(article: Article) -> bool:
    """Whether an article's language is one that the measures were made for."""
    language = str(article.record.get("language") or SCORED_LANGUAGE).lower()
    return language.split("-")[0] == SCORED_LANGUAGE
