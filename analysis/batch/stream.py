"""The articles of a batch as they come: read one by one, what is done passed over, the rest in parts."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from analysis.batch.ledger import Ledger, Taken, described
from analysis.batch.reading import placed_entries
from analysis.batch.told import Told
from analysis.errors import InputError
from analysis.exchange.formats.entries import Entry
from analysis.exchange.reading import Reading, found_in, printable
from analysis.exchange.recognising import with_known_bodies
from analysis.text.documents import Article, split_paragraphs

MOST_WORDS = 150_000  # of a part: with more, a part of long articles would take a lot of memory


@dataclass(frozen=True)
class Part:
    """Articles to be scored together, as they are scored; what the ledger will say of them; how far the reading was."""

    articles: tuple[Article, ...]
    documents: tuple[dict, ...]
    n_words: int
    n_bytes: int

    def halves(self) -> Iterator["Part"]:
        """The same articles in two parts."""
        middle = len(self.articles) // 2
        for half in (slice(None, middle), slice(middle, None)):
            articles = self.articles[half]
            yield Part(articles, self.documents[half], sum(map(_n_words, articles)), self.n_bytes)


@dataclass
class Stream:
    """The articles of files, read once, in constant memory.

    not_read: what could not be read. noted: what to know of what could. corpus: whose articles are known.
    read_one: called with each entry, so that who waits can tell how far it is.
    """

    files: Iterable[Path]
    ledger: Ledger
    not_read: Told
    noted: Told
    corpus: Path
    read_one: Callable[[], object]
    n_skipped: int = 0
    n_bytes: int = 0
    _taken: Taken = field(default_factory=Taken)

    def parts(self, most: int) -> Iterator[Part]:
        """The articles that have yet to be scored, in parts of so many."""
        articles: list[Article] = []
        n_words = 0
        for article in self._articles():
            articles.append(article)
            n_words += _n_words(article)
            if len(articles) >= most or n_words >= MOST_WORDS:
                yield self._part(articles, n_words)
                articles, n_words = [], 0
        if articles:
            yield self._part(articles, n_words)

    def _articles(self) -> Iterator[Article]:
        """Each article that is not done, as it was read."""
        before = 0
        for path in self.files:
            try:
                for entry, n_bytes in placed_entries(path):
                    self.n_bytes = before + n_bytes
                    self.read_one()
                    if (article := self._taken_in(entry, path)) and not self._skip(article):
                        yield article
            except InputError as error:
                self.not_read.add(path, "", printable(str(error)))
            before += path.stat().st_size if path.exists() else 0
            self.n_bytes = before

    def _taken_in(self, entry: Entry, path: Path) -> Article | None:
        """The article of an entry; None, and told, where it is none."""
        try:
            found = found_in(entry, self._taken)
        except InputError as error:
            self.not_read.add(path, entry.where, str(error))
            return None
        for note in found.notes:
            self.noted.add(path, entry.where, note)
        self._taken.add(found.doc_id)
        return Article(found.doc_id, split_paragraphs(found.text), found.record, found.from_file)

    def _skip(self, article: Article) -> bool:
        """True where the article is done."""
        done = self.ledger.done(article)
        if not done or not done.counts:
            return False
        self._taken.add(done.doc_id)
        self.n_skipped += 1
        return True

    def _part(self, articles: list[Article], n_words: int) -> Part:
        """A part of these articles; where one holds a built-in one it is that, under an id that no other has."""
        scored, documents = [], []
        for given, known in zip(articles, with_known_bodies(Reading(articles), self.corpus).articles, strict=True):
            is_free = known.doc_id == given.doc_id or known.doc_id not in self._taken
            doc_id = known.doc_id if is_free else given.doc_id
            self._taken.add(doc_id)
            scored.append(Article(doc_id, known.paragraphs, known.record))
            documents.append(described(given, doc_id))
        return Part(tuple(scored), tuple(documents), n_words, self.n_bytes)


def _n_words(article: Article) -> int:
    return sum(len(text.split()) for text in article.paragraphs)
