"""Processes that score parts: each reads codebooks and model once, and ends when the one that started it does."""

import logging
import multiprocessing
import os
import signal
import threading
from collections.abc import Mapping, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from analysis.batch.files import in_reading_order, write_part
from analysis.exchange.builtin import CORPUS
from analysis.pipeline import Codebooks, analyse, read_codebooks
from analysis.results import Results, concatenate
from analysis.text.documents import Article

_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Order:
    """A part to score: its number, its articles, where its files go, whose codebooks read them (None: ours)."""

    number: int
    articles: tuple[Article, ...]
    folder: Path
    own: Path | None = None


@dataclass(frozen=True)
class Scored:
    """A part that is scored, its files not in their place yet: rows and bytes of each; none where it has no article.

    failed: why an article could not be scored, by its doc_id.
    """

    files: Mapping[str, dict]
    failed: Mapping[str, str]


class Workers:
    """So many processes that score parts; when one of them is killed, all are started anew (`start_again`)."""

    def __init__(self, n: int):
        self._n = n
        self._pool = self._started()

    def score(self, order: Order) -> Future:
        """A part to come: a `Scored`."""
        return self._pool.submit(score_part, order)

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
    results, failed = _analysed(order.articles, _codebooks(order.own))
    if results is None:
        return Scored({}, failed)
    return Scored(write_part(in_reading_order(results.frames()), order.folder, order.number), failed)


def _analysed(articles: Sequence[Article], books: Codebooks) -> tuple[Results | None, dict[str, str]]:
    """The analysis of all articles; where one breaks it, of all others."""
    try:
        return analyse(articles, books), {}
    except Exception:  # a fault of ours in one article must not keep a reader from all the others
        _log.exception("Scoring a part failed; its articles are scored one by one.")
    scored, failed = [], {}
    for article in articles:
        try:
            scored.append(analyse([article], books))
        except Exception as error:
            failed[article.doc_id] = f"could not be scored ({type(error).__name__}: {error})."
    return concatenate(scored) if scored else None, failed


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
