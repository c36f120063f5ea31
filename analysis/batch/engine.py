"""What scores the parts of a batch: processes of this machine (`workers`), or the workers of a cluster (`cluster`)."""

from collections.abc import Mapping
from concurrent.futures import Future
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from analysis.text.documents import Article

AHEAD = 2  # parts for each that scores: none waits for the reading, and memory is bounded


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


class Killed(Exception):
    """What scored a part was killed over it."""


class Engine(Protocol):
    """Scores parts, several at a time.

    knows_culprit: Killed is of the part that did it; else of all in hand, and it may be any of them.
    """

    knows_culprit: bool

    @property
    def most_in_hand(self) -> int:
        """How many parts it may have at a time, as things stand."""

    def score(self, order: Order) -> Future:
        """The part to come, for `taken`; raises Killed where what scores was killed before."""

    def taken(self, order: Order, future: Future) -> Scored:
        """A part that is done, its files written under names that nobody reads.

        Raises
        ------
        Killed
            What scored it was killed.
        OSError
            The files cannot be written.
        ParallaxError
            A codebook cannot be used, or nothing is left that could score.
        """

    def watch(self) -> None:
        """Called twice a second or more; raises InputError where nothing is left that could score what is in hand."""

    def start_again(self) -> None:
        """Start anew what was killed; where no culprit is known, what is in hand is dropped."""

    def stop(self) -> None:
        """End, whatever is in hand."""
