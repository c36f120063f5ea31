"""Processes that score parts: each reads codebooks and model once, and ends when the one that started it does."""

import multiprocessing
import os
import signal
import threading
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from functools import cache
from pathlib import Path

from analysis.batch.engine import AHEAD, Killed, Order, Scored
from analysis.batch.files import write_part
from analysis.batch.scoring import scored_frames
from analysis.exchange.builtin import CORPUS
from analysis.pipeline import Codebooks, read_codebooks


class LocalWorkers:
    """So many processes of this machine, an `Engine`; when one of them is killed, all are started anew."""

    knows_culprit = False  # what one process had in hand, the pool does not tell

    def __init__(self, n: int):
        self._n = n
        self._pool = self._started()

    @property
    def most_in_hand(self) -> int:
        """How many parts they may have at a time."""
        return AHEAD * self._n

    def score(self, order: Order) -> Future:
        """A part to come; its files are written where it is scored."""
        try:
            return self._pool.submit(score_part, order)
        except BrokenProcessPool as error:
            raise Killed from error

    def taken(self, order: Order, future: Future) -> Scored:
        """A part that is done."""
        try:
            return future.result()
        except BrokenProcessPool as error:
            raise Killed from error

    def watch(self) -> None:
        """Nothing to do: a process that is killed breaks what it has in hand."""

    def start_again(self) -> None:
        """End the processes that are left, and start others."""
        self.stop()
        self._pool = self._started()

    def stop(self) -> None:
        """End the processes, whatever they are doing."""
        # From Python 3.14 on the standard library can kill them; before, nothing public tells which they are.
        children = list((getattr(self._pool, "_processes", None) or {}).values())
        self._pool.shutdown(wait=False, cancel_futures=True)
        for child in children:
            child.kill()
        for child in children:
            child.join()

    def _started(self) -> ProcessPoolExecutor:
        spawned = multiprocessing.get_context("spawn")  # forked, they would share the locks of libraries
        return ProcessPoolExecutor(self._n, mp_context=spawned, initializer=_begin)


def score_part(order: Order) -> Scored:
    """Score the articles of a part and write its files under names that nobody reads yet.

    Raises
    ------
    OSError
        They cannot be written.
    ParallaxError
        A codebook cannot be used.
    """
    frames, failed = scored_frames(order.articles, _codebooks(order.own))
    return Scored(write_part(frames, order.folder, order.number) if frames else {}, failed)


@cache
def _codebooks(own: Path | None) -> Codebooks:
    return read_codebooks(CORPUS, own)


def _begin() -> None:
    """Leave an interrupt to the process that started this one, and end when that ends, however it does."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    multiprocessing.parent_process().join()
    os._exit(1)
