"""Which topics stand together: the paragraphs that carry both of a pair."""

from collections.abc import Mapping, Sequence
from functools import singledispatch

import pandas as pd

from analysis.results import Results


@singledispatch
def topic_pairs(results: Results, labels: Mapping[str, str]) -> pd.DataFrame:
    """One row per pair of topics, and one per topic with itself: how many paragraphs carry both.

    Topics that stand in the most paragraphs come first; `first` is never the rarer of the two. Columns: first,
    second (topics), first_label, second_label, n_both, n_first, n_second (paragraphs), n_units (all paragraphs),
    expected (paragraphs that would carry both if the two were dealt out independently; unknown for a topic with
    itself), mark.
    """
    held = {topic: set(ids) for topic, ids in paragraphs_about(results).items()}
    order = sorted(results.topics_by_paragraph["topic"].unique(), key=lambda topic: -len(held[topic]))
    both = {(one, other): len(held[one] & held[other]) for one, other in pairs_of(order)}
    return pairs_frame(order, both, len(results.paragraphs), labels)


def pairs_of(topics: Sequence[str]) -> list[tuple[str, str]]:
    """Each topic with itself and those before it."""
    return [(first, second) for place, second in enumerate(topics) for first in topics[: place + 1]]


def pairs_frame(
    topics: Sequence[str], both: Mapping[tuple[str, str], int], n_units: int, labels: Mapping[str, str]
) -> pd.DataFrame:
    """The frame of `topic_pairs` from how many paragraphs carry `both` of each of `pairs_of(topics)`."""
    rows = [(*pair, both[pair], both[pair[0], pair[0]], both[pair[1], pair[1]]) for pair in pairs_of(topics)]
    pairs = pd.DataFrame(rows, columns=["first", "second", "n_both", "n_first", "n_second"])
    pairs["first_label"], pairs["second_label"] = (pairs[end].map(dict(labels)) for end in ("first", "second"))
    pairs["n_units"] = n_units
    expected = pairs["n_first"] * pairs["n_second"] / pairs["n_units"]
    pairs["expected"] = expected.where(pairs["first"] != pairs["second"])
    return pairs.assign(mark=pairs["first"] + "|" + pairs["second"])


def paragraphs_about(results: Results) -> dict[str, list[str]]:
    """Each topic's paragraphs where it is present, in reading order; an empty list for one that is nowhere."""
    topics = results.topics_by_paragraph
    return {topic: list(rows.loc[rows["present"], "paragraph_id"]) for topic, rows in topics.groupby("topic")}
