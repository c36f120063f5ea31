"""The articles paragraph by paragraph: one row per paragraph with everything a strip draws."""

from collections.abc import Collection

import pandas as pd

from analysis.contrast.contrasts import MEETINGS
from analysis.contrast.findings import say_paragraphs
from analysis.contrast.groups import CELL, by_perspective
from analysis.contrast.rollup import tally, words_by_voice
from analysis.results import Results

NO_EVENT = "none"


def paragraph_strips(results: Results, voice: str, passing: Collection[str] | None = None) -> pd.DataFrame:
    """One row per paragraph in reading order.

    paragraph_id, perspective, position, n_paragraphs (of its article), gist, passes (False where it is not among
    `passing`), polarity (-1 hostile to +1 favourable words of `voice`; unknown without a scored word), n_scored,
    n_words, own, quoted, reported (shares of its words, together 1; unknown without words), event, and one column of
    True and False for each topic that is present somewhere.
    """
    frame = results.paragraphs[["paragraph_id", "position", "gist", "n_words"]].set_index("paragraph_id")
    lengths = results.paragraphs.groupby("doc_id")["position"].transform("max").to_numpy()
    frame.insert(0, "perspective", by_perspective(results).reindex(frame.index))
    frame.insert(2, "n_paragraphs", lengths)
    frame["passes"] = True if passing is None else frame.index.isin(list(passing))
    frame = frame.join(_tone(results, voice)).join(_voices(results))
    frame["event"] = results.events.set_index("paragraph_id")["event"].reindex(frame.index)
    return frame.join(present_topics(results)).reset_index()


def present_topics(results: Results) -> pd.DataFrame:
    """One row per paragraph (its index), one column of True and False per topic that is present in any of them."""
    topics = results.topics_by_paragraph
    present = topics.pivot_table(index="paragraph_id", columns="topic", values="present", aggfunc="any", sort=False)
    present = present.reindex(results.paragraphs["paragraph_id"]).astype("boolean").fillna(False).astype(bool)
    return present.loc[:, present.any()].rename_axis(columns=None)


def occurring(strips: pd.DataFrame, labels: dict[str, str]) -> dict[str, str]:
    """The topics (id → label) that have a column in the strips, in the order of `labels`."""
    return {topic: label for topic, label in labels.items() if topic in strips.columns}


def meetings_finding(strips: pd.DataFrame) -> str:
    """How many paragraphs of each text are about a meeting, as a sentence."""
    about = strips.assign(about=strips["event"] != NO_EVENT).groupby("perspective", sort=False)["about"]
    counted = [(name, int(n), size) for name, n, size in zip(about.sum().index, about.sum(), about.size(), strict=True)]
    parts = [f"{n} of the {name} author’s {size}" for name, n, size in counted]
    verb = "is" if counted and counted[0][1] == 1 else "are"
    return f"{parts[0]} paragraphs {verb} about one or both of the meetings{_and(parts[1:])}." if parts else ""


def _and(parts: list[str]) -> str:
    return "".join(f", {'and ' if part is parts[-1] else ''}{part}" for part in parts)


def in_cells(strips: pd.DataFrame) -> pd.DataFrame:
    """The paragraphs about one meeting, meeting by meeting and within it author by author; topics of none dropped.

    Column `block` is the cell's id, `anchorage / Russian`.
    """
    rows = strips[strips["event"].isin(list(MEETINGS))]
    order = rows["event"].map(list(MEETINGS).index)
    rows = rows.loc[order.sort_values(kind="stable").index]
    topics = [column for column in rows.columns if column != "passes" and rows[column].dtype == bool]
    silent = [topic for topic in topics if not rows[topic].any()]
    return rows.drop(columns=silent).assign(block=rows["event"] + CELL + rows["perspective"]).reset_index(drop=True)


def cells_finding(cells: pd.DataFrame) -> str:
    """How many paragraphs each meeting has, by author, as a sentence."""
    parts = []
    for event, label in MEETINGS.items():
        rows = cells[cells["event"] == event]
        by_author = rows.groupby("perspective", sort=False).size()
        several = len(by_author) > 1
        whose = " and ".join(f"{f'{n} ' if several else ''}by the {name} author" for name, n in by_author.items())
        parts.append(f"{label} has {say_paragraphs(len(rows))}{f' ({whose})' if whose else ''}")
    return f"{', '.join(parts)}."


def _tone(results: Results, voice: str) -> pd.DataFrame:
    polarity = tally(results, voice, ("polarity",)).set_index("paragraph_id")
    known = polarity["denominator"].where(polarity["denominator"] > 0)
    return pd.DataFrame({"polarity": polarity["numerator"] / known, "n_scored": polarity["n_counted"].astype(int)})


def _voices(results: Results) -> pd.DataFrame:
    words = words_by_voice(results)
    known = words["all"].where(words["all"] > 0)
    shares = words[["author", "quoted", "reported"]].div(known, axis=0)
    return shares.rename(columns={"author": "own"})
