"""A batch from its inputs to its parts: read as a stream, scored by an engine, resumed where it was broken off."""

import os
from collections.abc import Iterable, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, wait
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from analysis.batch.alone import alone_in
from analysis.batch.cluster import ClusterWorkers
from analysis.batch.engine import Engine, Killed, Order, Scored
from analysis.batch.files import clear_away, put_in_place
from analysis.batch.inputs import input_files, size_of
from analysis.batch.ledger import Ledger
from analysis.batch.progress import Progress
from analysis.batch.scoring import own_codebooks
from analysis.batch.stream import Part, Stream
from analysis.batch.told import Told
from analysis.batch.workers import LocalWorkers
from analysis.errors import InputError
from analysis.exchange.builtin import CORPUS
from analysis.projects.scored import fingerprint

OF_PART = 200  # articles
NOT_READ, NOTED = "not-read.csv", "noted.csv"
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
    """How a batch is scored.

    of_part: articles of a part. workers: processes of this machine. own: the folder of codebooks that take the place of
    ours. scheduler: the address of a Dask cluster, to score there instead of here.
    """

    of_part: int = OF_PART
    workers: int = os.cpu_count() or 1
    own: Path | None = None
    scheduler: str = ""


def score_in_parts(given: Sequence[Path], out: Path, how: How | None = None) -> Outcome:
    """Score the articles of files and folders into a folder of parts; what is done there already is passed over.

    Broken off anywhere, it has lost the parts in hand at most: the same call goes on.

    Raises
    ------
    InputError
        Another run writes there, the ledger is damaged, nothing can be written, or a cluster is not there or not like
        this machine; what is done stays.
    CodebookError
        A codebook cannot be used.
    """
    with alone_in(out):
        return _Run(given, out, how or How()).run()


class _Run:
    """One run: what is read, what is in hand, what is done."""

    def __init__(self, given: Sequence[Path], out: Path, how: How):
        self._out, self._how = out, how
        self._ledger = Ledger(out, fingerprint(own_codebooks(how.own)))
        clear_away(out, self._ledger.parts)
        self._number = max(self._ledger.parts, default=0)
        self._progress = Progress(size_of(input_files(given, out)))
        self._engine = self._started()
        self._not_read = Told(out / NOT_READ, "why")
        self._in_hand: dict[Future[Scored], tuple[Order, Part]] = {}
        self._n_bytes = 0  # of the inputs, as far as they are done
        self._n_killed = 0  # times since the last part was done
        self._outcome = Outcome()
        self._noted = Told(out / NOTED, "note")
        self._stream = Stream(input_files(given, out), self._ledger, self._not_read, self._noted, CORPUS, self._tell)

    def run(self) -> Outcome:
        """Score what has yet to be."""
        try:
            for part in self._stream.parts(self._how.of_part):
                while len(self._in_hand) >= self._engine.most_in_hand:
                    self._settle_next()
                self._begin(part)
            while self._in_hand:
                self._settle_next()
        finally:
            self._engine.stop()
            self._progress.end()
            with suppress(OSError):  # what was in hand is of no use, and a full disk has no room for it
                clear_away(self._out, self._ledger.parts)
        self._outcome.n_skipped = self._stream.n_skipped
        self._outcome.n_not_read = self._not_read.n
        return self._outcome

    def _started(self) -> Engine:
        if self._how.scheduler:
            return ClusterWorkers(self._how.scheduler, self._how.own, self._progress.say, self._note)
        return LocalWorkers(self._how.workers)

    def _note(self, entry: str, said: str) -> None:
        self._noted.add("", entry, said)
        self._progress.say(f"{entry}: {said}")

    def _begin(self, part: Part) -> None:
        order = self._order(part)
        try:
            self._in_hand[self._engine.score(order)] = order, part
        except Killed:
            self._go_on_without_killed([part])

    def _order(self, part: Part) -> Order:
        self._number += 1
        return Order(self._number, part.articles, self._out, self._how.own)

    def _settle_next(self) -> None:
        """Wait for a part, tell how far it is, and keep each that is done."""
        for future in self._done(self._in_hand):
            if future in self._in_hand:  # else it was scored again with those of a process that was killed
                self._settle(future)
        self._tell()

    def _settle(self, future: Future) -> None:
        order, part = self._in_hand[future]
        try:
            scored = self._engine.taken(order, future)
        except Killed:
            self._settle_killed(future)
        else:
            del self._in_hand[future]
            self._keep(order, part, scored)

    def _settle_killed(self, future: Future) -> None:
        if not self._engine.knows_culprit:
            self._go_on_without_killed([])
            return
        _, part = self._in_hand.pop(future)
        for half in self._halves_of_killed(part):
            self._begin(half)

    def _done(self, futures: Iterable[Future]) -> set[Future]:
        """Those that are done after half a second at most."""
        done, _ = wait(futures, timeout=_BEAT, return_when=FIRST_COMPLETED)
        self._engine.watch()
        return done

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
        scored = {future for future in in_hand if _is_scored(future)}
        for future in scored:
            order, part = in_hand[future]
            self._keep(order, part, self._engine.taken(order, future))
        self._start_again()
        for part in [part for future, (_, part) in in_hand.items() if future not in scored] + others:
            self._score_alone(part)

    def _score_alone(self, part: Part) -> None:
        """Score a part with no other in hand; where it breaks its process, by halves, down to the article."""
        order = self._order(part)
        try:
            future = self._engine.score(order)
            while not self._done([future]):
                pass
            scored = self._engine.taken(order, future)
        except Killed:
            for half in self._halves_of_killed(part):
                self._score_alone(half)
        else:
            self._keep(order, part, scored)

    def _halves_of_killed(self, part: Part) -> list[Part]:
        """What there is to score of a part that broke off its scoring; of a single article nothing, and it is told."""
        self._start_again()
        if len(part.articles) > 1:
            return list(part.halves())
        broke = "broke off its scoring each time, as where there is too little memory"
        self._keep(self._order(part), part, Scored({}, {part.articles[0].doc_id: f"{broke}. Free some, or split it."}))
        return []

    def _start_again(self) -> None:
        """Start the processes again, unless that was of no use so often that it is no article's fault."""
        self._n_killed += 1
        if self._n_killed > _MOST_KILLED:
            raise InputError(
                f"{self._out}: what scores was killed {_MOST_KILLED} times without one article done. Free some memory, "
                "or ask for fewer --workers, and give the same command again."
            )
        self._engine.start_again()


def _is_scored(future: Future) -> bool:
    return future.done() and not future.cancelled() and not future.exception()
