"""Copies among articles: the same text, and nearly the same, by the runs of five words that they share."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from analysis.intake.arrivals import Arrival, Twin
from analysis.text.documents import Article

RUN = 5  # words
RESEMBLANCE, CONTAINMENT = 0.5, 0.8  # from which two articles are told to be nearly the same
_FEWEST_SHARED = 5  # runs
_WORDS = re.compile(r"[^\W_]+")


@dataclass(frozen=True)
class Likeness:
    """Two texts by their places, and what they share: of all runs of both, of the first’s, and of the second’s."""

    first: int
    second: int
    resemblance: float
    of_first: float
    of_second: float
    exact: bool


def likenesses(texts: Sequence[str]) -> list[Likeness]:
    """Every pair of texts that are the same or nearly: whatever their capitals, signs and spaces.

    Source
    ------
    Shingles, resemblance and containment: Broder (1997), "On the resemblance and containment of documents". The sets
    are compared whole, not by a sketch: for hundreds of articles that is fast enough, and exact.
    """
    words = [_WORDS.findall(text.casefold()) for text in texts]
    same = [hash(tuple(text)) if text else None for text in words]
    return [
        Likeness(first, second, shared / (sizes[0] + sizes[1] - shared), shared / sizes[0], shared / sizes[1], exact)
        for first, second, shared, sizes in _pairs([_runs(text) for text in words])
        if (exact := same[first] == same[second]) or _is_near(shared, sizes)
    ]


def with_twins(arrivals: Sequence[Arrival], held: Sequence[Article] = ()) -> tuple[Arrival, ...]:
    """The arrivals, each with the articles that are the same or nearly: those of the project, and those before it."""
    texts = ["\n".join(article.paragraphs) for article in held] + ["\n".join(arrival.body) for arrival in arrivals]
    names = [_title(article) for article in held] + [_called(arrival) for arrival in arrivals]
    twins: dict[int, list[Twin]] = {}
    for pair in likenesses(texts):
        if pair.second >= len(held):
            twin = Twin(names[pair.first], pair.of_second, pair.exact, pair.first < len(held))
            twins.setdefault(pair.second - len(held), []).append(twin)
    ordered = {
        place: tuple(sorted(found, key=lambda twin: (not twin.exact, -twin.share))) for place, found in twins.items()
    }
    return tuple(replace(arrival, twins=ordered.get(place, ())) for place, arrival in enumerate(arrivals))


def is_copy(arrival: Arrival) -> bool:
    """Whether all of its text has come before, or is in the project."""
    return any(twin.exact or twin.share == 1 for twin in arrival.twins)


def said_twins(arrival: Arrival) -> str:
    """What the article is a copy of, as a sentence; empty where it is none."""
    if not arrival.twins:
        return ""
    twin, n = arrival.twins[0], len(arrival.twins) - 1
    where = " in the project" if twin.held else ""
    others = f", and of {n:,} more" if n else ""
    if twin.exact:
        return f"The same text as “{twin.name}”{where}: taken twice, it would count twice."
    if twin.share == 1:
        return f"All of its text stands in “{twin.name}”{where}: taken too, it would count twice."
    said = f"Near-duplicate of “{twin.name}”{where} ({100 * twin.share:.0f} % of its five-word runs){others}"
    return f"{said}: syndicated copies count a telling twice."


def _pairs(runs: Sequence[np.ndarray]) -> Iterator[tuple[int, int, int, tuple[int, int]]]:
    """Two places, how many runs the texts share, and how many each has; pairs that share none are left out."""
    sizes = [len(each) for each in runs]
    owners = np.repeat(np.arange(len(runs)), sizes)
    ids = np.unique(np.concatenate([*runs, np.empty(0, dtype=np.int64)]), return_inverse=True)[1]
    by_run = np.argsort(ids, kind="stable")
    starts = np.searchsorted(ids[by_run], np.arange(ids.max(initial=-1) + 2))
    ends = np.cumsum(sizes, dtype=int)
    for second in range(len(runs)):
        own = ids[ends[second] - sizes[second] : ends[second]]
        having = [owners[by_run[starts[run] : starts[run + 1]]] for run in own if starts[run + 1] - starts[run] > 1]
        if having:
            shared = np.bincount(np.concatenate(having), minlength=len(runs))[:second]
            for first in np.flatnonzero(shared):
                yield int(first), second, int(shared[first]), (sizes[first], sizes[second])


def _runs(words: Sequence[str]) -> np.ndarray:
    """The runs of five words as numbers, once each; of a shorter text the one run that it is."""
    last = max(len(words) - RUN, 0)
    runs = {hash(tuple(words[start : start + RUN])) for start in range(last + 1)} if words else set()
    return np.fromiter(runs, dtype=np.int64, count=len(runs))


def _is_near(shared: int, sizes: tuple[int, int]) -> bool:
    resemblance = shared / (sizes[0] + sizes[1] - shared)
    return shared >= _FEWEST_SHARED and (resemblance >= RESEMBLANCE or shared / min(sizes) >= CONTAINMENT)


def _title(article: Article) -> str:
    return str(article.record.get("title") or article.doc_id)


def _called(arrival: Arrival) -> str:
    """Its title and its file: several files may have one title."""
    return f"{arrival.guesses['title'].value}, {arrival.file}" if "title" in arrival.guesses else arrival.file
