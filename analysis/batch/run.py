"""A batch from its inputs to its parts: read as a stream, scored by all cores, resumed where it was broken off."""

import os
import sqlite3
from collections.abc import Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from analysis.batch.files import clear_away, put_in_place
from analysis.batch.inputs import input_files, size_of
from analysis.batch.ledger import Ledger
from analysis.batch.progress import Progress
from analysis.batch.stream import Part, Stream
from analysis.batch.told import Told
from analysis.batch.workers import Order, Scored, Workers
from analysis.errors import InputError
from analysis.exchange.builtin import CORPUS
from analysis.projects.one_at_a_time import OneAtATime
from analysis.projects.project import CODEBOOKS
from analysis.projects.scored import fingerprint

OF_PART = 200  # articles
NOT_READ, NOTED, _LOCK = "not-read.csv", "noted.csv", "ledger.lock"
_WAITING = 2  # parts for each process that are read ahead: none waits for the reading, and memory is bounded
_MOST_KILLED = 20  # times that processes are started again before a part is done: halving one takes eight
_BEAT = 0.5  # seconds between two tellings of how far it is


@dataclass
class Outcome:
    """What a run did: documents and words scored, parts written, documents passed over as done, entries not read."""

    n_scored: int = 0
    n_words: int = 0
    n_parts: int = 0
    n_skipped: int = 0
    n_not_read: int = 0


@dataclass(frozen=True)
class How:
    """How a batch is scored: articles of a part, processes, and the folder of codebooks that take the place of ours."""

    of_part: int = OF_PART
    workers: int = os.cpu_count() or 1
    own: Path | None = None


def score_in_parts(given: Sequence[Path], out: Path, how: How | None = None) -> Outcome:
    """Score the articles of files and folders into a folder of parts; what is done there already is passed over.

    Broken off anywhere, it has lost the parts in hand at most: the same call goes on.

    Raises
    ------
    InputError
        Another run writes there, the ledger is damaged, or nothing can be written; what is done stays.
    CodebookError
        A codebook cannot be used.
    """
    with _alone_in(out):
        return _Run(given, out, how or How()).run()


@contextmanager
def _alone_in(out: Path) -> Iterator[None]:
    try:
        out.mkdir(parents=True, exist_ok=True)
        with OneAtATime(out / _LOCK).held(seconds=0.2) as alone:
            if not alone:
                raise InputError(f"{out}: another run writes there. Wait until it ends, or choose another folder.")
            yield
    except (OSError, sqlite3.Error) as error:  # the second: what is looked up on disk is SQLite's
        why = getattr(error, "strerror", None) or str(error)
        raise InputError(
            f"{out}: nothing can be written there ({why}). What is done stays done: free some space, or open the "
            "folder, and give the same command again."
        ) from error


class _Run:
    """One run: what is read, what is in hand, what is done."""

    def __init__(self, given: Sequence[Path], out: Path, how: How):
        self._out, self._how = out, how
        self._ledger = Ledger(out, _fingerprint(how.own))
        clear_away(out, self._ledger.parts)
        self._number = max(self._ledger.parts, default=0)
        self._not_read = Told(out / NOT_READ, "why")
        self._progress = Progress(size_of(input_files(given, out)))
        self._in_hand: dict[Future[Scored], tuple[Order, Part]] = {}
        self._n_bytes = 0  # of the inputs, as far as they are done
        self._n_killed = 0  # times since the last part was done
        self._outcome = Outcome()
        noted = Told(out / NOTED, "note")
        self._stream = Stream(input_files(given, out), self._ledger, self._not_read, noted, CORPUS, self._tell)

    def run(self) -> Outcome:
        """Score what has yet to be."""
        self._workers = Workers(self._how.workers)
        try:
            for part in self._stream.parts(self._how.of_part):
                while len(self._in_hand) >= _WAITING * self._how.workers:
                    self._settle_next()
                self._begin(part)
            while self._in_hand:
                self._settle_next()
        finally:
            self._workers.stop()
            self._progress.end()
            with suppress(OSError):  # what was in hand is of no use, and a full disk has no room for it
                clear_away(self._out, self._ledger.parts)
        self._outcome.n_skipped = self._stream.n_skipped
        self._outcome.n_not_read = self._not_read.n
        return self._outcome

    def _begin(self, part: Part) -> None:
        order = self._order(part)
        try:
            self._in_hand[self._workers.score(order)] = order, part
        except BrokenProcessPool:
            self._go_on_without_killed([part])

    def _order(self, part: Part) -> Order:
        self._number += 1
        return Order(self._number, part.articles, self._out, self._how.own)

    def _settle_next(self) -> None:
        """Wait for a part, tell how far it is, and keep each that is done."""
        done, _ = wait(self._in_hand, timeout=_BEAT, return_when=FIRST_COMPLETED)
        for future in done:
            if future not in self._in_hand:  # it was scored again with those of a process that was killed
                continue
            if isinstance(future.exception(), BrokenProcessPool):
                self._go_on_without_killed([])
            else:
                self._keep(*self._in_hand.pop(future), future.result())
        self._tell()

    def _tell(self) -> None:
        n_bytes = self._n_bytes if self._in_hand else self._stream.n_bytes
        self._progress.tell(self._outcome.n_scored, self._stream.n_skipped, n_bytes)

    def _keep(self, order: Order, part: Part, scored: Scored) -> None:
        """Put the files of a part in their place, then its line in the ledger."""
        for doc_id, why in scored.failed.items():
            self._not_read.add("", doc_id, f"{doc_id}: {why}")
        documents = [each for each in part.documents if each["doc_id"] not in scored.failed]
        if documents:
            put_in_place(self._out, order.number)
            self._ledger.add(order.number, documents, scored.files)
            self._outcome.n_parts += 1
            self._n_killed = 0
        self._outcome.n_scored += len(documents)
        self._outcome.n_words += part.n_words
        self._n_bytes = max(self._n_bytes, part.n_bytes)

    def _go_on_without_killed(self, others: list[Part]) -> None:
        """A process was killed, and the others with it: score what was in hand part by part, to find what did it."""
        in_hand, self._in_hand = self._in_hand, {}
        scored = {future for future in in_hand if future.done() and not future.exception()}
        for future in scored:
            self._keep(*in_hand[future], future.result())
        self._start_again()
        for part in [part for future, (_, part) in in_hand.items() if future not in scored] + others:
            self._score_alone(part)

    def _score_alone(self, part: Part) -> None:
        """Score a part with no other in hand; where it breaks its process, by halves, down to the article."""
        order = self._order(part)
        try:
            scored = self._workers.score(order).result()
        except BrokenProcessPool:
            self._start_again()
            if len(part.articles) > 1:
                for half in _halves(part):
                    self._score_alone(half)
                return
            broke = "broke off its scoring twice, as where there is too little memory"
            scored = Scored({}, {part.articles[0].doc_id: f"{broke}. Free some, or split it."})
        self._keep(order, part, scored)

    def _start_again(self) -> None:
        """Start the processes again, unless that was of no use so often that it is no article's fault."""
        self._n_killed += 1
        if self._n_killed > _MOST_KILLED:
            raise InputError(
                f"{self._out}: what scores was killed {_MOST_KILLED} times without one article done. Free some memory, "
                "or ask for fewer --workers, and give the same command again."
            )
        self._workers.start_again()


def _halves(part: Part) -> Iterator[Part]:
    middle = len(part.articles) // 2
    for half in (slice(None, middle), slice(middle, None)):
        articles = part.articles[half]
        n_words = sum(len(text.split()) for article in articles for text in article.paragraphs)
        yield Part(articles, part.documents[half], n_words, part.n_bytes)


def _fingerprint(own: Path | None) -> str:
    """What tells by what a text is read: codebooks of one's own, or ours, with everything else."""
    files = {name: own / name for name in CODEBOOKS} if own else {}
    return fingerprint({name: path.read_text(encoding="utf-8") for name, path in files.items() if path.is_file()})
